import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startEmbeddedDatabase } from '../../scripts/database/embedded-child.mjs';
import { applyMigrations } from '../../scripts/migrations/apply-migrations';
import { copyDatabase } from '../../scripts/move/copy-database';
import { createDatabase, startPostgresServer } from '../support/database/postgres-server';

const projectId = randomUUID();
const userId = randomUUID();
const rows = `
  INSERT INTO projects (id, slug, name) VALUES ('${projectId}', 'acme', 'Acme');
  INSERT INTO users (id, email, sort_name, search_text, password_hash, activated_at)
    VALUES ('${userId}', 'asha@example.com', 'rao asha', 'asha rao', '$argon2id$x', now());
  INSERT INTO members (id, project_id, user_id, status) VALUES (gen_random_uuid(), '${projectId}', '${userId}', 'ACTIVE');
  INSERT INTO totp_credentials (id, user_id, sealed_secret) VALUES (gen_random_uuid(), '${userId}', '\\x00ff10');
  INSERT INTO audit_events (id, project_id, at, event, request_id, before, after)
    VALUES (gen_random_uuid(), '${projectId}', now(), 'project.created', 'r1', NULL, '{"name": "Ac\\"me", "n": null}');
`;
const contents = `
  SELECT (SELECT jsonb_agg(to_jsonb(t)) FROM members t) AS members,
         (SELECT jsonb_agg(to_jsonb(t)) FROM totp_credentials t) AS secrets,
         (SELECT jsonb_agg(to_jsonb(t)) FROM audit_events t) AS events,
         (SELECT jsonb_agg(to_jsonb(t)) FROM users t) AS users`;

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('every row of the embedded database arrives on PostgreSQL as it was, once', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'rolecall-move-'));
  const embedded = await startEmbeddedDatabase(dataDir);
  const server = await startPostgresServer();
  try {
    const target = await createDatabase(server.url, `rolecall_move_${randomUUID()}`);
    await Promise.all([applyMigrations(embedded.url), applyMigrations(target)]);
    await ask(embedded.url, rows);
    const copied = await copyDatabase(embedded.url, target);
    expect(copied).toContainEqual({ table: 'audit_events', rows: 1 });
    expect(await ask(target, contents)).toEqual(await ask(embedded.url, contents));
    await expect(copyDatabase(embedded.url, target)).rejects.toThrow(
      /^The target database has rows in \w+ already: name an empty database\.$/,
    );
  } finally {
    await server.stop();
    await embedded.child.stop();
    await rm(dataDir, { recursive: true });
  }
});
