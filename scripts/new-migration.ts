/** `npm run db:new-migration -- name`: writes what schema.prisma has beyond the migrations. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedDatabase } from './database/embedded-child.mjs';
import { sqlMissingFromMigrations } from './migrations/compare-schema';
import { migrationsDir } from './migrations/migration-files';
import { PlainFailure } from './process/plain-failure.mjs';
import { runCommand } from './process/run-command';

await runCommand(async () => {
  const name = (process.argv[2] ?? '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  if (name === '') {
    throw new PlainFailure('Name the migration: npm run db:new-migration -- add_passcodes');
  }
  const sql = await missingSql();
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const dir = path.join(migrationsDir, `${time}_${name}`);
  await mkdir(dir);
  await writeFile(
    path.join(dir, 'migration.sql'),
    sql === '' ? '-- schema.prisma has nothing new; write the SQL here.\n' : `${sql}\n`,
  );
  process.stdout.write(`Wrote ${path.relative('.', dir)}/migration.sql\n`);
});

async function missingSql(): Promise<string> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'rolecall-shadow-'));
  const { url, child } = await startEmbeddedDatabase(dataDir);
  try {
    return await sqlMissingFromMigrations(url);
  } finally {
    await child.stop();
    await rm(dataDir, { recursive: true });
  }
}
