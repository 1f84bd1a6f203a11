import { noFilter, readMigrations, readSchema } from './migration-files';
import { withSchemaEngine } from './schema-engine';

/**
 * The SQL that would bring what the migrations make to what schema.prisma says; empty when the
 * two agree. What Prisma cannot express (partial indexes, triggers, checks) does not count.
 * @param emptyDatabaseUrl a database to replay the migrations in; it is not empty afterwards
 */
export async function sqlMissingFromMigrations(emptyDatabaseUrl: string): Promise<string> {
  const migrations = await readMigrations();
  const schema = await readSchema();
  const { stdout, exitCode } = await withSchemaEngine(
    { url: emptyDatabaseUrl, shadowUrl: emptyDatabaseUrl },
    (engine) =>
      engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', ...schema },
        script: true,
        exitCode: true,
        filters: noFilter,
      }),
  );
  return exitCode === 0 ? '' : (stdout ?? '').trim();
}
