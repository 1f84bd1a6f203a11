/** For each test file an embedded database of its own, in the process that users run it in. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, inject } from 'vitest';
import { disconnectDatabase } from '../../../lib/platform/database';
import { startEmbeddedDatabase } from '../../../scripts/database/embedded-child.mjs';
import './provided';

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'rolecall-test-'));
await cp(inject('embeddedTemplate'), dataDir, { recursive: true });
const { url, child } = await startEmbeddedDatabase(dataDir);
process.env.DATABASE_URL = url;

afterAll(async () => {
  await disconnectDatabase();
  await child.stop();
  await rm(dataDir, { recursive: true, force: true });
});
