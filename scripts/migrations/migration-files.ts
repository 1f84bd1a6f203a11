import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type {
  MigrationList,
  SchemaFilter,
  SchemasContainer,
} from '@prisma/schema-engine-wasm/schema_engine_bg';

const prismaDir = path.resolve(import.meta.dirname, '../../prisma');
export const migrationsDir = path.join(prismaDir, 'migrations');
/** Prisma manages every table. */
export const noFilter: SchemaFilter = { externalTables: [], externalEnums: [] };
const lockfile = 'migration_lock.toml';

/** The names of the migrations on disk, oldest first. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations in the form that the engine takes. */
export async function readMigrations(): Promise<MigrationList> {
  const names = await migrationNames();
  return {
    baseDir: migrationsDir,
    lockfile: {
      path: lockfile,
      content: await readFile(path.join(migrationsDir, lockfile), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(migrationsDir, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}

export async function readSchema(): Promise<SchemasContainer> {
  const file = path.join(prismaDir, 'schema.prisma');
  return { files: [{ path: file, content: await readFile(file, 'utf8') }] };
}
