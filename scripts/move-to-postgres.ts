/** `npm run db:move -- postgresql://…`: copies the embedded database into a PostgreSQL server. */
import { parseLaunchEnv } from '../lib/platform/env';
import { withDatabase } from './database/with-database';
import { applyMigrations } from './migrations/apply-migrations';
import { copyDatabase } from './move/copy-database';
import { PlainFailure } from './process/plain-failure.mjs';
import { runCommand } from './process/run-command';

await runCommand(async () => {
  const target = process.argv[2] ?? '';
  if (!/^postgres(?:ql)?:\/\//.test(target)) {
    throw new PlainFailure(
      'Name the PostgreSQL database to copy into: npm run db:move -- postgresql://user:password@host:5432/rolecall',
    );
  }
  if (parseLaunchEnv(process.env).DATABASE_URL !== undefined) {
    throw new PlainFailure(
      'DATABASE_URL is set, so there is no embedded database to move: unset it for this command.',
    );
  }
  await applyMigrations(target);
  const copied = await withDatabase(async (source) => {
    await applyMigrations(source);
    return copyDatabase(source, target);
  });
  const rows = copied.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(`Copied ${rows} rows. Start Rolecall with DATABASE_URL set to it.\n`);
});
