import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedDatabase } from '../../scripts/database/embedded-child.mjs';
import { newPlace } from '../support/instance';

const root = path.resolve(import.meta.dirname, '../..');
let dir: string;
let port: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'rolecall-failures-'));
  const place = await newPlace();
  await rm(place.dataDir, { recursive: true });
  port = String(place.port);
});

afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

/** What the start command says on its way to a failure. */
async function failedStart(
  env: Record<string, string>,
  nodeArgs: string[] = [],
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...nodeArgs, 'scripts/start.mjs'], {
    cwd: root,
    env: environment({ PORT: port, DATA_DIR: path.join(dir, 'data'), ...env }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
}

function environment(variables: Record<string, string>): NodeJS.ProcessEnv {
  const all: Record<string, string> = { PATH: process.env.PATH ?? '', ...variables };
  return all as NodeJS.ProcessEnv;
}

test('every wrong variable is named, each in one sentence', async () => {
  const { code, said } = await failedStart({ PORT: '0', SIGNUP: 'maybe', SMTP_URL: 'mail' });
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toEqual([
    'PORT must be from 1 to 65535.',
    'SMTP_URL must be an address such as smtp://user:password@mail.example.com:587.',
    'SIGNUP must be open or closed.',
  ]);
});

test('a missing variable in production is named', async () => {
  const { code, said } = await failedStart({
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://127.0.0.1:1/x',
    SMTP_URL: 'smtp://127.0.0.1:1',
  });
  expect(code).toBe(1);
  expect(said).toMatch(/^AUTH_SECRET is not set: [^\n]+\n$/);
});

test('a port in use', async () => {
  const other = net.createServer();
  await new Promise<void>((resolve) => other.listen(Number(port), '127.0.0.1', resolve));
  const { code, said } = await failedStart({});
  await new Promise((resolve) => other.close(resolve));
  expect(code).toBe(1);
  expect(said).toBe(
    `Port ${port} is in use by another program: stop that one, or set PORT to another port.\n`,
  );
});

test('a host that is not of this machine', async () => {
  const { code, said } = await failedStart({ HOST: '192.0.2.1' });
  expect(code).toBe(1);
  expect(said).toBe(
    'HOST 192.0.2.1 is not an address of this machine: set HOST to 127.0.0.1, 0.0.0.0 or ::.\n',
  );
});

test('a data directory in use by another process', async () => {
  const dataDir = path.join(dir, 'data');
  const { child } = await startEmbeddedDatabase(dataDir);
  const { code, said } = await failedStart({});
  await child.stop();
  expect(code).toBe(1);
  expect(said).toBe(
    `The data directory ${dataDir} is in use by process ${process.pid}: stop that one first, or set DATA_DIR to another directory.\n`,
  );
});

test('a data directory that cannot be written', async () => {
  await writeFile(path.join(dir, 'file'), '');
  const { code, said } = await failedStart({ DATA_DIR: path.join(dir, 'file/data') });
  expect(code).toBe(1);
  expect(said).toMatch(/^The data directory [^\n]+ cannot be used \(ENOTDIR\): [^\n]+\n$/);
});

test('a database that does not answer', async () => {
  const { code, said } = await failedStart({ DATABASE_URL: 'postgres://me:pw@127.0.0.1:1/x' });
  expect(code).toBe(1);
  expect(said).toBe(
    'The database at 127.0.0.1:1 cannot be reached (ECONNREFUSED): start it, or correct DATABASE_URL.\n',
  );
});

test('a Node that is too old', async () => {
  const older = path.join(dir, 'older.mjs');
  await writeFile(older, `Object.defineProperty(process.versions, 'node', { value: '18.20.4' });`);
  const { code, said } = await failedStart({}, ['--import', pathToFileURL(older).href]);
  expect(code).toBe(1);
  expect(said).toBe(
    'Rolecall needs Node 20.19 or newer, and this is 18.20.4: install a newer Node.\n',
  );
});
