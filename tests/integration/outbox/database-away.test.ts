import pg from 'pg';
import { expect, inject, test, vi } from 'vitest';
import { OutboxWorker } from '@/lib/outbox/worker';
import { log } from '@/lib/platform/log';
import { openMailTransport } from '@/lib/platform/mail';
import { givenMails, messageOf } from '@/tests/support/given-mails';
import { startMailServer } from '@/tests/support/mail-server';

const long = { timeout: 50_000, interval: 200 };
vi.setConfig({ testTimeout: 60_000 });

/** Lets nobody into this file's database, and throws out who is in. */
async function closeDatabase(admin: pg.Client, open: boolean): Promise<void> {
  const name = new URL(process.env.DATABASE_URL!).pathname.slice(1);
  await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${open}`);
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
    name,
  ]);
}

test.runIf(inject('engine') === 'postgres')(
  'a mail that is sent while the database is away is sent once, and the worker goes on by itself',
  async () => {
    const admin = new pg.Client({ connectionString: inject('postgres').serverUrl });
    await admin.connect();
    const errors = vi.spyOn(log(), 'error');
    const server = await startMailServer();
    const [id] = await givenMails(1);
    const { recipient } = await messageOf(id!);
    let release = () => {};
    server.refusals.set(recipient, new Promise((resolve) => (release = resolve)));
    const worker = new OutboxWorker(openMailTransport(server.url));
    try {
      await vi.waitUntil(() => server.refused() === 1, long);
      await closeDatabase(admin, false);
      release();
      await server.received(1);
      await vi.waitUntil(() => errors.mock.calls.length > 0, long);
      await closeDatabase(admin, true);
      await vi.waitUntil(async () => (await messageOf(id!)).status === 'SENT', long);
      const [next] = await givenMails(1);
      await vi.waitUntil(async () => (await messageOf(next!)).status === 'SENT', long);
      expect(server.mails.map((mail) => mail.messageId)).toEqual([
        `<${id}@localhost>`,
        `<${next}@localhost>`,
      ]);
      expect(errors).toHaveBeenCalledOnce();
    } finally {
      await worker.stop();
      await server.stop();
      await closeDatabase(admin, true);
      await admin.end();
    }
  },
);
