/**
 * Once for the browser tests: PostgreSQL, and Rolecall on it as users run it. The tests' processes
 * get the same variables as the server, so that they can set up what a journey starts from.
 */
import { randomBytes } from 'node:crypto';
import type { FullConfig } from '@playwright/test';
import { createDatabase, startPostgresServer } from '../database/postgres-server';
import { newPlace, startInstance } from '../instance';

export default async function setUp(config: FullConfig): Promise<() => Promise<void>> {
  const postgres = await startPostgresServer();
  const databaseUrl = await createDatabase(postgres.url, `rolecall_e2e_${process.pid}`);
  const authSecret = randomBytes(33).toString('base64url');
  const url = new URL(config.projects[0]?.use.baseURL ?? '');
  const place = { ...(await newPlace()), port: Number(url.port) };
  const instance = await startInstance({ databaseUrl, place, env: { AUTH_SECRET: authSecret } });
  Object.assign(process.env, {
    APP_URL: instance.url,
    AUTH_SECRET: authSecret,
    DATABASE_URL: databaseUrl,
    SMTP_URL: `smtp://127.0.0.1:${place.smtpPort}`,
    MAILBOX_URL: instance.mailUrl ?? '',
    LOG_LEVEL: 'silent',
  });
  return async () => {
    await instance.remove();
    await postgres.stop();
  };
}
