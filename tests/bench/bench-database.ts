import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../scripts/database/embedded-child.mjs';
import { root } from '../../scripts/prepare/fingerprint.mjs';
import { startChild } from '../../scripts/process/child.mjs';
import type { BenchOptions } from './options';
import type { Stops } from './stops';

export type BenchDatabase = {
  url: string;
  /** What the start command is told; empty means that it brings the embedded database. */
  startUrl: string;
  /** Lets go of the database, so that the start command can open it. */
  release: () => Promise<void>;
};

/** An empty database that is thrown away at the end. */
export async function openBenchDatabase(
  kind: BenchOptions['database'],
  dataDir: string,
  stops: Stops,
): Promise<BenchDatabase> {
  if (kind === 'embedded') {
    const { url, child } = await startEmbeddedDatabase(dataDir);
    stops.add(child.stop);
    return { url, startUrl: '', release: child.stop };
  }
  const given = process.env.BENCH_DATABASE_URL;
  const url = given ? await createDatabase(given, stops) : await startPostgres(stops);
  return { url, startUrl: url, release: async () => {} };
}

/** A database of its own on the given server: nothing that is there already is touched. */
async function createDatabase(serverUrl: string, stops: Stops): Promise<string> {
  const name = `rolecall_bench_${randomBytes(4).toString('hex')}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  stops.add(() => run(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function startPostgres(stops: Stops): Promise<string> {
  const child = startChild(path.join(root, 'tests/support/database/postgres-process.mjs'), {
    name: 'PostgreSQL',
  });
  stops.add(child.stop);
  return String((await child.heard('ready')).url);
}
