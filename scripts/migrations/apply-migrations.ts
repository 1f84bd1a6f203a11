import pg from 'pg';
import { PlainFailure, systemCode } from '../process/plain-failure.mjs';
import { migrationNames, noFilter, readMigrations } from './migration-files';

/** Any constant will do; it keeps two servers that start together from migrating together. */
const migrationLock = 7_206_133_554;

/**
 * Brings the database to the newest migration and returns the names of those just applied. When
 * all are recorded the engine, which takes longer to load than a start should, is not loaded.
 */
export async function applyMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error: unknown) => {
    throw unreachable(url, error);
  });
  try {
    if (await isUpToDate(client)) return [];
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    try {
      return await applyPending(url);
    } finally {
      // The embedded database's one session outlives this connection, and its locks with it.
      await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    }
  } finally {
    await client.end();
  }
}

async function applyPending(url: string): Promise<string[]> {
  const { withSchemaEngine } = await import('./schema-engine');
  const migrationsList = await readMigrations();
  try {
    const { appliedMigrationNames } = await withSchemaEngine({ url }, (engine) =>
      engine.applyMigrations({ migrationsList, filters: noFilter }),
    );
    return appliedMigrationNames;
  } catch (error) {
    throw new PlainFailure(
      `The database could not be migrated, correct this and start again: ${firstLine(error)}`,
    );
  }
}

async function isUpToDate(client: pg.Client): Promise<boolean> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('_prisma_migrations') AS found`,
  );
  if (tables[0]?.found === null) return false;
  const { rows } = await client.query<{ migration_name: string }>(
    `SELECT migration_name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return (await migrationNames()).every((name) => applied.has(name));
}

/** The password of the address is in no message. */
function unreachable(url: string, error: unknown): PlainFailure {
  const { hostname, port, pathname } = new URL(url);
  const place = `${hostname}:${port || '5432'}`;
  switch (systemCode(error)) {
    case '28P01':
    case '28000':
      return new PlainFailure(
        `The database at ${place} refuses the user of DATABASE_URL: correct its user name or password.`,
      );
    case '3D000':
      return new PlainFailure(
        `The database ${pathname.slice(1)} does not exist at ${place}: create it, or correct DATABASE_URL.`,
      );
    default:
      return new PlainFailure(
        `The database at ${place} cannot be reached (${systemCode(error) ?? firstLine(error)}): start it, or correct DATABASE_URL.`,
      );
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
