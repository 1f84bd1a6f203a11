/** For each test file a database of its own, named before anything of lib is imported. */
import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { disconnectDatabase } from '../../../lib/platform/database';
import { createDatabase, dropDatabase } from './postgres-server';
import './provided';

const { serverUrl, template } = inject('postgres');
const name = `rolecall_test_${randomUUID()}`;
process.env.DATABASE_URL = await createDatabase(serverUrl, name, template);

afterAll(async () => {
  await disconnectDatabase();
  await dropDatabase(serverUrl, name);
});
