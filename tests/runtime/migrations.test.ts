import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedDatabase } from '../../scripts/database/embedded-child.mjs';
import { applyMigrations } from '../../scripts/migrations/apply-migrations';
import { sqlMissingFromMigrations } from '../../scripts/migrations/compare-schema';
import { migrationNames } from '../../scripts/migrations/migration-files';
import { createDatabase, startPostgresServer } from '../support/database/postgres-server';

type Engine = { url: string; stop: () => Promise<void> };

async function startPostgres(): Promise<Engine> {
  const server = await startPostgresServer();
  const url = await createDatabase(server.url, `rolecall_migrations_${randomUUID()}`);
  return { url, stop: server.stop };
}

async function startEmbedded(): Promise<Engine> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'rolecall-migrations-'));
  const { url, child } = await startEmbeddedDatabase(dataDir);
  const stop = async () => {
    await child.stop();
    await rm(dataDir, { recursive: true });
  };
  return { url, stop };
}

describe.each([
  { name: 'PostgreSQL', start: startPostgres },
  { name: 'the embedded database', start: startEmbedded },
])('on $name', ({ start }) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await start();
  });

  afterAll(async () => {
    await engine.stop();
  });

  test('an empty database gets every migration, a second run none', async () => {
    const names = await migrationNames();
    expect(await applyMigrations(engine.url)).toEqual(names);
    expect(await applyMigrations(engine.url)).toEqual([]);
  });

  test("the history is Prisma's own, so that its tools go on from here", async () => {
    const client = new pg.Client({ connectionString: engine.url });
    await client.connect();
    const { rows } = await client.query<{ migration_name: string; finished: boolean }>(
      `SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY 1`,
    );
    await client.end();
    const names = await migrationNames();
    expect(rows).toEqual(names.map((name) => ({ migration_name: name, finished: true })));
  });
});

describe('a database of its own', () => {
  let server: Awaited<ReturnType<typeof startPostgresServer>>;

  beforeAll(async () => {
    server = await startPostgresServer();
  });

  afterAll(async () => {
    await server.stop();
  });

  test('schema.prisma and the migrations agree', async () => {
    const url = await createDatabase(server.url, `rolecall_compare_${randomUUID()}`);
    expect(await sqlMissingFromMigrations(url)).toBe('');
  });

  test('two servers that start at once migrate once', async () => {
    const url = await createDatabase(server.url, `rolecall_race_${randomUUID()}`);
    const applied = await Promise.all([applyMigrations(url), applyMigrations(url)]);
    expect(applied.flat().sort()).toEqual(await migrationNames());
  });

  test('a database that cannot be used is one plain sentence without the password', async () => {
    const missing = new URL(server.url);
    missing.pathname = '/no_such_database';
    missing.password = 'hunter2';
    await expect(applyMigrations(missing.href)).rejects.toThrow(
      /^The database no_such_database does not exist at [^\n]+: create it, or correct DATABASE_URL\.$/,
    );
    await expect(applyMigrations('postgres://me:hunter2@127.0.0.1:1/rolecall')).rejects.toThrow(
      'The database at 127.0.0.1:1 cannot be reached (ECONNREFUSED): start it, or correct DATABASE_URL.',
    );
  });
});
