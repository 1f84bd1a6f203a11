import pg from 'pg';
import { PlainFailure } from '../process/plain-failure.mjs';

const batchSize = 500;

/**
 * Copies every row of one migrated database into another, migrated and empty one, in one
 * transaction: all of it arrives, or nothing. Returns the number of rows of each table.
 */
export async function copyDatabase(
  fromUrl: string,
  toUrl: string,
): Promise<{ table: string; rows: number }[]> {
  const from = new pg.Client({ connectionString: fromUrl });
  const to = new pg.Client({ connectionString: toUrl });
  await Promise.all([from.connect(), to.connect()]);
  try {
    const tables = await tablesInOrder(from);
    await requireEmpty(to, tables);
    await from.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await to.query('BEGIN');
    const copied = [];
    for (const table of tables) copied.push({ table, rows: await copyTable(from, to, table) });
    await to.query('COMMIT');
    return copied;
  } finally {
    await Promise.all([from.end(), to.end()]);
  }
}

/** Those that others refer to come first; the migrations' own history is there already. */
async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> '_prisma_migrations' ORDER BY relname`,
  );
  const { rows: references } = await client.query<{ name: string; target: string }>(
    `SELECT c.relname AS name, t.relname AS target FROM pg_constraint f
     JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class t ON t.oid = f.confrelid
     WHERE f.contype = 'f' AND c.oid <> t.oid`,
  );
  const ordered = new Set<string>();
  const place = (name: string) => {
    if (ordered.has(name)) return;
    for (const reference of references) if (reference.name === name) place(reference.target);
    ordered.add(name);
  };
  for (const { name } of tables) place(name);
  return [...ordered];
}

async function requireEmpty(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${quoted(table)} LIMIT 1`);
    if (rowCount !== 0) {
      throw new PlainFailure(
        `The target database has rows in ${table} already: name an empty database.`,
      );
    }
  }
}

async function copyTable(from: pg.Client, to: pg.Client, table: string): Promise<number> {
  const name = quoted(table);
  let count = 0;
  await from.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t) AS row FROM ${name} t`);
  for (;;) {
    const { rows } = await from.query<{ row: unknown }>(`FETCH ${batchSize} FROM rows`);
    if (rows.length === 0) break;
    await to.query(
      `INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
      [JSON.stringify(rows.map(({ row }) => row))],
    );
    count += rows.length;
  }
  await from.query('CLOSE rows');
  return count;
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
