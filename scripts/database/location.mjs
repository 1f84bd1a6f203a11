/** Where a data directory keeps its embedded database, and how clients reach it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A Unix socket's path must fit into 104 bytes on macOS and 108 on Linux. */
const socketPathLimit = 100;
const socketFile = '.s.PGSQL.5432';

/** @param {string} dataDir */
export const databaseFiles = (dataDir) => path.join(dataDir, 'database');

/** @param {string} dataDir */
const addressFile = (dataDir) => path.join(dataDir, 'database-address.json');

/** @typedef {{ socketDir: string } | { port: number }} DatabaseAddress */

/**
 * Makes a directory that only this user can enter, at the data directory's side or, when its path
 * is too long for a socket, under the system's temporary directory.
 * @param {string} dataDir
 * @returns {string}
 */
export function prepareSocketDir(dataDir) {
  const own = path.join(dataDir, 'socket');
  if (Buffer.byteLength(path.join(own, socketFile)) <= socketPathLimit) {
    fs.mkdirSync(own, { recursive: true, mode: 0o700 });
    fs.chmodSync(own, 0o700);
    return own;
  }
  const recorded = readAddress(dataDir);
  if (recorded && 'socketDir' in recorded && isPrivateDir(recorded.socketDir))
    return recorded.socketDir;
  return fs.mkdtempSync(path.join(os.tmpdir(), 'rolecall-'));
}

/**
 * A directory under a shared temporary directory counts only when nobody else could have made or
 * can enter it.
 * @param {string} dir
 */
function isPrivateDir(dir) {
  const stat = fs.lstatSync(dir, { throwIfNoEntry: false });
  return (
    stat !== undefined &&
    stat.isDirectory() &&
    stat.uid === process.getuid?.() &&
    (stat.mode & 0o077) === 0
  );
}

/** @param {string} socketDir */
export const socketPath = (socketDir) => path.join(socketDir, socketFile);

/**
 * Port and sslmode are named so that PGPORT and PGSSLMODE of the operator's shell do not apply; by
 * its name lib/platform/database.ts knows this database.
 * @param {DatabaseAddress} address
 * @returns {string}
 */
export function urlOf(address) {
  const options = 'sslmode=disable&application_name=rolecall-embedded';
  return 'port' in address
    ? `postgresql://postgres@127.0.0.1:${address.port}/postgres?${options}`
    : `postgresql://postgres@localhost:5432/postgres?host=${encodeURIComponent(address.socketDir)}&${options}`;
}

/**
 * @param {string} dataDir
 * @param {DatabaseAddress} address
 */
export function recordAddress(dataDir, address) {
  fs.writeFileSync(addressFile(dataDir), `${JSON.stringify(address)}\n`, { mode: 0o600 });
}

/**
 * The address that the latest process served on, whether it still runs or not.
 * @param {string} dataDir
 * @returns {DatabaseAddress | undefined}
 */
export function readAddress(dataDir) {
  try {
    const address = JSON.parse(fs.readFileSync(addressFile(dataDir), 'utf8'));
    if (typeof address?.socketDir === 'string') return { socketDir: address.socketDir };
    if (typeof address?.port === 'number') return { port: address.port };
  } catch {
    // Not there, or cut off by a crash: the next start writes it anew.
  }
  return undefined;
}
