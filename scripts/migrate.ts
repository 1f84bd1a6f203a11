/** `npm run db:migrate`: brings the configured database to the newest migration. */
import { withDatabase } from './database/with-database';
import { applyMigrations } from './migrations/apply-migrations';
import { runCommand } from './process/run-command';

await runCommand(async () => {
  const applied = await withDatabase(applyMigrations);
  for (const name of applied) process.stdout.write(`Applied ${name}\n`);
  if (applied.length === 0) process.stdout.write('The database is up to date.\n');
});
