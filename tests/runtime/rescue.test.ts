import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedDatabase } from '../../scripts/database/embedded-child.mjs';
import { applyMigrations } from '../../scripts/migrations/apply-migrations';

const root = path.resolve(import.meta.dirname, '../..');
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'rolecall-rescue-'));
});

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs the command as the operator would, without an environment that configures Rolecall. */
async function rescue(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'scripts/rescue.ts'), ...args],
    {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir } as never,
    },
  );
  let output = '';
  const listen = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

async function givenProject(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await pool.query(`
    WITH project AS (
      INSERT INTO projects (id, slug, name) VALUES (gen_random_uuid(), 'acme', 'Acme')
      RETURNING id)
    INSERT INTO roles (id, project_id, name, system_role, precedence)
    SELECT gen_random_uuid(), id, 'Admin', 'ADMIN', 400 FROM project`);
  await pool.end();
}

test('says in a sentence what is missing or wrong', { timeout: 120_000 }, async () => {
  expect(await rescue()).toMatchObject({
    code: 1,
    output: expect.stringContaining('Say whom to rescue'),
  });
  expect(await rescue('--email', 'nobody', '--unknown')).toMatchObject({
    code: 1,
    output: expect.stringContaining("Unknown option '--unknown'"),
  });
  const nothing = await rescue('--email', 'asha@example.com');
  expect(nothing).toMatchObject({
    code: 1,
    output: expect.stringContaining('There is no project yet'),
  });
  expect(nothing.output).not.toContain(' at ');
});

test(
  'prints a link, whether the embedded database serves at this moment or not',
  { timeout: 120_000 },
  async () => {
    const { url, child } = await startEmbeddedDatabase(dataDir);
    try {
      await applyMigrations(url);
      await givenProject(url);
      const served = await rescue('--email', 'asha@example.com', '--project', 'acme');
      expect(served).toMatchObject({
        code: 0,
        output: expect.stringMatching(
          /asha@example\.com is an Admin of Acme once set up\.[^]*http:\/\/localhost:3000\/invitation\/[\w-]{43}/,
        ),
      });
    } finally {
      await child.stop();
    }
    const alone = await rescue('--email', 'asha@example.com');
    expect(alone).toMatchObject({ code: 0, output: expect.stringContaining('/invitation/') });
  },
);
