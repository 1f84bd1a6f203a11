import pg from 'pg';
import { migrationNames, noFilter, readMigrations } from './migration-files';

/** Any constant will do; it keeps two servers that start together from migrating together. */
const migrationLock = 7_206_133_554;

/**
 * Brings the database to the newest migration and returns the names of those just applied. When
 * all are recorded the engine, which takes longer to load than a start should, is not loaded.
 */
export async function applyMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
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
  return withSchemaEngine({ url }, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: noFilter,
    });
    return appliedMigrationNames;
  });
}

async function isUpToDate(client: pg.Client): Promise<boolean> {
  const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') AS found`);
  if (tables[0]?.found === null) return false;
  const { rows } = await client.query(
    `SELECT migration_name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return (await migrationNames()).every((name) => applied.has(name));
}
