import path from 'node:path';
import pg from 'pg';
import { startChild } from '../../../scripts/process/child.mjs';

export type PostgresServer = {
  /** A database of a user who may create others. */
  url: string;
  stop: () => Promise<void>;
};

/** The server named by TEST_DATABASE_URL, else one started for this run. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') return { url: given, stop: async () => {} };
  const child = startChild(path.join(import.meta.dirname, 'postgres-process.mjs'), {
    name: 'The test PostgreSQL',
  });
  const { url } = await child.heard('ready');
  return { url: String(url), stop: child.stop };
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function createDatabase(
  serverUrl: string,
  name: string,
  template?: string,
): Promise<string> {
  const from = template === undefined ? '' : ` TEMPLATE "${template}"`;
  await runStatement(serverUrl, `CREATE DATABASE "${name}"${from}`);
  return databaseUrl(serverUrl, name);
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await runStatement(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function runStatement(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
