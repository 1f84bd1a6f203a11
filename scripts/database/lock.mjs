/** One process at a time may open a data directory's database: two would destroy it. */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainFailure, systemCode } from '../process/plain-failure.mjs';
import { readAddress, socketPath } from './location.mjs';

/** How long to wait for a holder that is going away because its launcher was killed. */
const departureLimitMs = 10_000;
/** A launcher that was just told to stop needs a moment, too. */
const patienceMs = 1_500;
/** Two that take over the same stale lock at once: the later writer is seen by the earlier one. */
const settleMs = 40;

/**
 * @typedef {object} Holder
 * @property {number} pid  the process with the database open
 * @property {string} birth  tells this process from a later one with the same number
 * @property {number} owner  the process that the operator started; equals pid when by hand
 * @property {string} ownerBirth
 */

/** @param {string} dataDir */
const lockFile = (dataDir) => path.join(dataDir, 'database.lock');

/**
 * Takes the lock or throws one sentence naming who holds it. A lock whose process is dead is taken
 * over. Returns the release.
 * @param {string} dataDir
 * @param {number} owner
 * @returns {Promise<() => void>}
 */
export async function acquireDatabaseLock(dataDir, owner) {
  const file = lockFile(dataDir);
  const mine = JSON.stringify({
    pid: process.pid,
    birth: birthOf(process.pid),
    owner,
    ownerBirth: birthOf(owner),
  });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, mine, { mode: 0o600 });
  try {
    const began = Date.now();
    for (;;) {
      const holder = await currentHolder(dataDir);
      if (!holder) {
        fs.renameSync(draft, file);
        await sleep(settleMs);
        if (fs.readFileSync(file, 'utf8') === mine) break;
        fs.writeFileSync(draft, mine, { mode: 0o600 });
        continue;
      }
      const leaving = holder.owner > 0 && !isAlive(holder.owner, holder.ownerBirth);
      const limit = leaving ? departureLimitMs : patienceMs;
      if (Date.now() > began + limit) throw heldBy(dataDir, holder);
      await sleep(50);
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
  return () => {
    if (readLock(file)?.pid === process.pid) fs.rmSync(file, { force: true });
  };
}

/**
 * The living process that has the database open, if any.
 * @param {string} dataDir
 * @returns {Promise<Holder | undefined>}
 */
export async function currentHolder(dataDir) {
  const holder = readLock(lockFile(dataDir));
  if (!holder || holder.pid === process.pid) return undefined;
  if (isAlive(holder.pid, holder.birth)) return holder;
  // A process of another container shares the directory but not our process numbers.
  return (await answers(dataDir)) ? holder : undefined;
}

/**
 * @param {string} dataDir
 * @param {Holder} holder
 */
function heldBy(dataDir, holder) {
  return new PlainFailure(
    `The data directory ${dataDir} is in use by process ${holder.owner || holder.pid}: stop that one first, or set DATA_DIR to another directory.`,
  );
}

/**
 * @param {string} file
 * @returns {Holder | undefined}
 */
function readLock(file) {
  try {
    const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (typeof lock?.pid === 'number')
      return {
        pid: lock.pid,
        birth: String(lock.birth ?? ''),
        owner: Number(lock.owner ?? 0),
        ownerBirth: String(lock.ownerBirth ?? ''),
      };
  } catch {
    // No lock, or one cut off by a crash, which nobody holds.
  }
  return undefined;
}

/**
 * @param {number} pid
 * @param {string} birth
 */
function isAlive(pid, birth) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
  }
  return birthOf(pid) === birth;
}

/**
 * Boot and start time of a process where Linux tells them, so that a reused number (after a reboot,
 * or in a restarted container) is not taken for the old process; a zombie counts as dead.
 * @param {number} pid
 * @returns {string}
 */
function birthOf(pid) {
  if (process.platform !== 'linux') return '';
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name, is in parentheses and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return 'dead';
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${fields[19]}`;
  } catch {
    return '';
  }
}

/**
 * @param {string} dataDir
 * @returns {Promise<boolean>}
 */
function answers(dataDir) {
  const address = readAddress(dataDir);
  // A port may belong to anybody by now; only our private socket proves anything.
  if (!address || 'port' in address) return Promise.resolve(false);
  return new Promise((resolve) => {
    const probe = net.connect(socketPath(address.socketDir));
    const end = (/** @type {boolean} */ result) => {
      probe.destroy();
      resolve(result);
    };
    probe.on('connect', () => end(true));
    probe.on('error', () => end(false));
    probe.setTimeout(1_000, () => end(false));
  });
}
