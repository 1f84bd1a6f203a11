/**
 * The embedded database: PostgreSQL in WebAssembly in a process of its own, behind a socket that
 * only this user can reach. Usage: node scripts/database/embedded.mjs DATA_DIR
 */
import fs from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { fail, report, stopWith } from '../process/managed.mjs';
import { PlainFailure, sentenceOf, systemCode } from '../process/plain-failure.mjs';
import { databaseFiles, prepareSocketDir, recordAddress, socketPath, urlOf } from './location.mjs';
import { acquireDatabaseLock } from './lock.mjs';
import { withWholeExchanges } from './whole-exchanges.mjs';

const maxConnections = 100;

/** @param {string} dataDir */
async function serve(dataDir) {
  makeDataDir(dataDir);
  const release = await acquireDatabaseLock(dataDir, process.send ? process.ppid : process.pid);
  const db = await PGlite.create({
    dataDir: databaseFiles(dataDir),
    extensions: { pg_trgm },
  }).catch((/** @type {unknown} */ error) => {
    release();
    throw new PlainFailure(
      `The embedded database in ${databaseFiles(dataDir)} does not open (${sentenceOf(error)}): restore it from a backup, or move that directory away to begin anew.`,
    );
  });
  const broken = (/** @type {unknown} */ error) => {
    release();
    fail(new PlainFailure(`The embedded database broke off: ${sentenceOf(error)}`));
  };
  const { server, url } = await listen(dataDir, withWholeExchanges(db, broken));
  stopWith(async () => {
    await server.stop();
    await db.close();
    release();
  });
  report({ type: 'ready', url });
  if (!process.send) process.stdout.write(`${url}\n`);
}

/** @param {string} dataDir */
function makeDataDir(dataDir) {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    fs.mkdirSync(databaseFiles(dataDir), { recursive: true, mode: 0o700 });
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (error) {
    throw new PlainFailure(
      `The data directory ${dataDir} cannot be written (${systemCode(error) ?? sentenceOf(error)}): make it writable for this user, or set DATA_DIR to another directory.`,
    );
  }
}

/**
 * @param {string} dataDir
 * @param {PGlite} db
 */
async function listen(dataDir, db) {
  if (process.platform !== 'win32') {
    const socketDir = prepareSocketDir(dataDir);
    const file = socketPath(socketDir);
    fs.rmSync(file, { force: true });
    const server = new PGLiteSocketServer({ db, path: file, maxConnections });
    try {
      await server.start();
      recordAddress(dataDir, { socketDir });
      return { server, url: urlOf({ socketDir }) };
    } catch {
      // Some file systems (shared folders, network mounts) have no sockets.
    }
  }
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections });
  await server.start();
  const port = Number(server.getServerConn().split(':').at(-1));
  recordAddress(dataDir, { port });
  return { server, url: urlOf({ port }) };
}

const [dataDir] = process.argv.slice(2);
if (dataDir) serve(path.resolve(dataDir)).catch(fail);
else fail(new PlainFailure('Name the data directory: node scripts/database/embedded.mjs DATA_DIR'));
