import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEmbeddedDatabase } from '../../scripts/database/embedded-child.mjs';

const script = path.resolve(import.meta.dirname, '../../scripts/database/embedded.mjs');
/** Making a database takes seconds; each test starts from a copy of an empty one. */
let emptyData: string;
let dataDir: string;
let stops: (() => Promise<unknown>)[];

beforeAll(async () => {
  emptyData = await mkdtemp(path.join(os.tmpdir(), 'rolecall-empty-'));
  const { child } = await startEmbeddedDatabase(emptyData);
  await child.stop();
});

afterAll(async () => {
  await rm(emptyData, { recursive: true });
});

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'rolecall-embedded-'));
  await cp(emptyData, dataDir, { recursive: true });
  stops = [];
});

afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(dir = dataDir) {
  const database = await startEmbeddedDatabase(dir);
  stops.push(() => database.child.stop());
  return database;
}

async function connect(url: string, max = 1): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: url, max });
  // A server that goes away is what some of these tests are about.
  pool.on('error', () => {});
  stops.push(() => pool.end());
  await pool.query('SELECT 1');
  return pool;
}

test('only its owner reaches the data and the socket', async () => {
  await start();
  for (const name of ['database', 'socket']) {
    expect((await stat(path.join(dataDir, name))).mode & 0o777).toBe(0o700);
  }
});

test('a second process on the same data gets one sentence that names the holder', async () => {
  await start();
  await expect(startEmbeddedDatabase(dataDir)).rejects.toThrow(
    `The data directory ${dataDir} is in use by process ${process.pid}: stop that one first, or set DATA_DIR to another directory.`,
  );
});

test('after SIGKILL the lock is taken over, and acknowledged rows are there', async () => {
  const first = await start();
  const pool = await connect(first.url);
  await pool.query('CREATE TABLE kept (n int)');
  await pool.query('INSERT INTO kept VALUES (1)');
  process.kill(first.child.pid, 'SIGKILL');
  await first.child.exited;
  const second = await start();
  const { rows } = await (await connect(second.url)).query('SELECT n FROM kept');
  expect(rows).toEqual([{ n: 1 }]);
});

test('a lock of a dead process does not hold', async () => {
  const lock = { pid: 4_000_000, birth: 'gone', owner: 4_000_000, ownerBirth: 'gone' };
  await writeFile(path.join(dataDir, 'database.lock'), JSON.stringify(lock));
  await expect(start()).resolves.toBeDefined();
});

test('started by hand it stops cleanly on SIGTERM', async () => {
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const exited = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  expect(await exited).toBe(0);
});

test('a directory too deep for a socket gets one elsewhere, and finds its data again', async () => {
  const deep = path.join(dataDir, 'x'.repeat(90), 'data');
  await mkdir(path.dirname(deep), { recursive: true });
  await cp(emptyData, deep, { recursive: true });
  const first = await start(deep);
  await (await connect(first.url)).query('CREATE TABLE here (n int)');
  await first.child.stop();
  const second = await start(deep);
  expect(second.url).toBe(first.url);
  await (await connect(second.url)).query('SELECT * FROM here');
  const socketDir = new URL(first.url).searchParams.get('host') ?? '';
  expect((await stat(socketDir)).mode & 0o777).toBe(0o700);
  stops.push(() => rm(socketDir, { recursive: true, force: true }));
});

test('statements of several clients never mix, however long they are', async () => {
  const { url } = await start();
  const pool = await connect(url, 6);
  const long = 'x'.repeat(300_000);
  const ask = async (n: number) => {
    const { rows } = await pool.query<{ text: string; n: number }>(
      'SELECT $1 AS text, $2::int AS n',
      [`${long}${n}`, n],
    );
    expect(rows).toEqual([{ text: `${long}${n}`, n }]);
  };
  const count = async (n: number) => {
    const { rows } = await pool.query('SELECT $1::int AS n', [n]);
    expect(rows).toEqual([{ n }]);
  };
  await Promise.all(Array.from({ length: 120 }, (_, n) => (n % 2 === 0 ? ask(n) : count(n))));
});

test('a client that dies in the middle of a statement or a transaction holds nobody up', async () => {
  const { url } = await start();
  const pool = await connect(url);
  await pool.query('CREATE TABLE left_behind (n int)');

  const socket = net.connect(path.join(dataDir, 'socket/.s.PGSQL.5432'));
  const opening = Buffer.from('\0\0\0\0\0\x03\0\0user\0postgres\0database\0postgres\0\0', 'latin1');
  opening.writeInt32BE(opening.length);
  socket.write(opening);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.write(Buffer.from('P\0\0\0\x11\0SELEC 1\0\0\0', 'latin1').fill(16, 4, 5));
  await sleep(50);
  socket.destroy();

  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.query('BEGIN');
  await client.query('INSERT INTO left_behind VALUES (1)');
  (client as unknown as { connection: { stream: net.Socket } }).connection.stream.destroy();

  const { rows } = await pool.query('SELECT count(*)::int AS n FROM left_behind');
  expect(rows).toEqual([{ n: 0 }]);
});
