import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createDatabase, dropDatabase } from '../support/database/postgres-server';
import { setUpAndSignIn } from '../support/e2e/first-admin';
import { expect, test } from '../support/e2e/test';
import { startInstance } from '../support/instance';

/** Lets nobody into a database, and throws out who is in; or lets them in again. */
async function openDatabase(name: string, open: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${open}`);
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      [name],
    );
  } finally {
    await client.end();
  }
}

test('a sign-out while the database is away says that it did not happen, and works afterwards', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const name = `rolecall_away_${randomUUID().slice(0, 8)}`;
  const instance = await startInstance({
    databaseUrl: await createDatabase(process.env.DATABASE_URL!, name),
  });
  try {
    await setUpAndSignIn(page, instance.setupLink!);
    const signOut = async () => {
      await page.getByRole('button', { name: /^User menu/ }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
    };
    await openDatabase(name, false);
    await signOut();
    await expect(page.getByText('You are still signed in.')).toBeVisible();
    await openDatabase(name, true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
    await signOut();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    // So that nothing is still being fetched when the server stops.
    await page.goto('about:blank');
  } finally {
    await openDatabase(name, true);
    await instance.remove();
    await dropDatabase(process.env.DATABASE_URL!, name);
  }
});
