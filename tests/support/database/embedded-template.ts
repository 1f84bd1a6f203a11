/** Once for the integration tests on the embedded database: a migrated data directory to copy. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../../scripts/database/embedded-child.mjs';
import { applyMigrations } from '../../../scripts/migrations/apply-migrations';
import './provided';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const template = await mkdtemp(path.join(os.tmpdir(), 'rolecall-template-'));
  const { url, child } = await startEmbeddedDatabase(template);
  await applyMigrations(url);
  await child.stop();
  project.provide('engine', 'embedded');
  project.provide('embeddedTemplate', template);
  return () => rm(template, { recursive: true, force: true });
}
