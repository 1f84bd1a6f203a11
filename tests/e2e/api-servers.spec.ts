import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { newPasscode } from '@/lib/core/passcode';
import { digestToken } from '@/lib/platform/crypto';
import { createDatabase, dropDatabase } from '../support/database/postgres-server';
import { setUpAndSignIn } from '../support/e2e/first-admin';
import { expect, test } from '../support/e2e/test';
import { newPlace, startInstance } from '../support/instance';

const callsAMinute = 12;

/** A passcode of the only member there is, and the ID of a role to invite with. */
async function givenPasscode(client: pg.Client): Promise<{ passcode: string; roleId: string }> {
  const { passcode, prefix } = newPasscode();
  await client.query(
    `INSERT INTO passcodes (id, project_id, member_id, prefix, digest, tenure, created_at,
                            created_by_id, ends_at)
     SELECT gen_random_uuid(), project_id, id, $1, $2, 'ONE_YEAR', now(), user_id,
            now() + interval '1 hour' FROM members`,
    [prefix, digestToken(passcode)],
  );
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM roles WHERE system_role = 'MEMBER'`,
  );
  return { passcode, roleId: rows[0]?.id ?? '' };
}

test('two servers on one database count calls together, and answer for each other', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const name = `rolecall_api_${randomUUID().slice(0, 8)}`;
  const databaseUrl = await createDatabase(process.env.DATABASE_URL!, name);
  const env = {
    AUTH_SECRET: `${randomUUID()}${randomUUID()}`,
    API_RATE_LIMIT: String(callsAMinute),
  };
  const place = await newPlace();
  const first = await startInstance({ databaseUrl, env, place });
  await setUpAndSignIn(page, first.setupLink!);
  await page.goto('about:blank');
  // Not earlier: each start makes a set-up link of its own while there is no Admin.
  const second = await startInstance({ databaseUrl, env });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { passcode, roleId } = await givenPasscode(client);
    const call = (server: { url: string }, path: string, init?: RequestInit) =>
      fetch(`${server.url}/api/v1${path}`, {
        ...init,
        headers: { authorization: `Bearer ${passcode}`, ...init?.headers },
      });

    const servers = [first, second];
    for (let index = 0; index < callsAMinute; index++) {
      expect((await call(servers[index % 2]!, '/me')).status).toBe(200);
    }
    for (const server of servers) {
      const refused = await call(server, '/me');
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
    }

    // As if the minute were over.
    await client.query('DELETE FROM api_rate_limits');
    const email = `${randomUUID()}@example.com`;
    const invitation = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ rows: [{ email, roles: [roleId] }] }),
    };
    const answer = await call(first, '/invitations', invitation);
    expect(answer.status).toBe(201);
    const told = await answer.text();
    await first.kill();
    const elsewhere = await call(second, '/invitations', invitation);
    expect({ status: elsewhere.status, told: await elsewhere.text() }).toEqual({
      status: 201,
      told,
    });
    const restarted = await startInstance({ databaseUrl, env, place });
    try {
      const again = await call(restarted, '/invitations', invitation);
      expect({ status: again.status, told: await again.text() }).toEqual({ status: 201, told });
      const invitations = await call(restarted, `/invitations?q=${email}`);
      expect(await invitations.json()).toMatchObject({ size: 1, data: [{ email }] });
    } finally {
      await restarted.stop();
    }
  } finally {
    await client.end();
    await first.remove();
    await second.remove();
    await dropDatabase(process.env.DATABASE_URL!, name);
  }
});
