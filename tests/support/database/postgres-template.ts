/** Once for the integration tests on PostgreSQL: a server, and a migrated database to copy. */
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '../../../scripts/migrations/apply-migrations';
import { createDatabase, dropDatabase, startPostgresServer } from './postgres-server';
import './provided';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  const template = `rolecall_template_${process.pid}`;
  await applyMigrations(await createDatabase(server.url, template));
  project.provide('engine', 'postgres');
  project.provide('postgres', { serverUrl: server.url, template });
  return async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
}
