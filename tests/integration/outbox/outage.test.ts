import { afterEach, expect, test, vi } from 'vitest';
import { nudgeOutbox } from '@/lib/outbox/nudge';
import { OutboxWorker } from '@/lib/outbox/worker';
import { database } from '@/lib/platform/database';
import { openMailTransport } from '@/lib/platform/mail';
import { givenMails, messageOf, messagesOf } from '@/tests/support/given-mails';
import { startMailServer } from '@/tests/support/mail-server';

const long = { timeout: 50_000, interval: 200 };
vi.setConfig({ testTimeout: 60_000 });
const hour = 3_600_000;

let worker: OutboxWorker | undefined;

afterEach(async () => {
  await worker?.stop();
  await database().outboxMessage.deleteMany();
});

/** An address where no mail server answers, until one is started on its port. */
async function freePort(): Promise<number> {
  const { port, stop } = await startMailServer();
  await stop();
  return port;
}

test('fifty mails wait while the mail server is away, say why, and leave within half a minute of its return', async () => {
  const port = await freePort();
  const ids = await givenMails(50);
  let now = Date.now();
  worker = new OutboxWorker(openMailTransport(`smtp://127.0.0.1:${port}`), () => new Date(now));
  const reason = 'The mail server cannot be reached.';
  await vi.waitUntil(
    async () => (await messagesOf(ids)).every((message) => message.lastError === reason),
    long,
  );
  expect((await messagesOf(ids)).every((message) => message.status === 'QUEUED')).toBe(true);

  const server = await startMailServer(port);
  now += 30_000;
  nudgeOutbox();
  await server.received(50);
  await vi.waitUntil(
    async () => (await messagesOf(ids)).every((message) => message.status === 'SENT'),
    long,
  );
  expect(server.mails.map((mail) => mail.messageId).sort()).toEqual(
    ids.map((id) => `<${id}@localhost>`).sort(),
  );
  await worker.stop();
  await server.stop();
});

test('a mail that another worker left waiting for the server leaves with the first success', async () => {
  const server = await startMailServer();
  const [waiting] = await givenMails(1);
  const inAnHour = new Date(Date.now() + hour);
  await database().outboxMessage.update({
    where: { id: waiting },
    data: { nextAttemptAt: inAnHour, lastError: 'The mail server cannot be reached.' },
  });
  worker = new OutboxWorker(openMailTransport(server.url));
  await givenMails(1);
  await vi.waitUntil(async () => (await messageOf(waiting!)).status === 'SENT', long);
  await worker.stop();
  await server.stop();
});

test('a server that goes silent in the middle holds up nothing but what it holds', async () => {
  const server = await startMailServer();
  const [stuck, ...others] = await givenMails(30);
  server.refusals.set((await messageOf(stuck!)).recipient, 'silence');
  worker = new OutboxWorker(openMailTransport(server.url));
  await vi.waitUntil(
    async () => (await messagesOf(others)).every((message) => message.status === 'SENT'),
    long,
  );
  expect(await messageOf(stuck!)).toMatchObject({ status: 'QUEUED' });
  await worker.stop();
  await server.stop();
});

test('after a day without the mail server a mail is given up, and its secrets are erased', async () => {
  const port = await freePort();
  const start = Date.now();
  let now = start;
  const ids = await givenMails(3, new Date(start));
  worker = new OutboxWorker(openMailTransport(`smtp://127.0.0.1:${port}`), () => new Date(now));
  await vi.waitUntil(
    async () => (await messagesOf(ids)).every((message) => message.lastError !== null),
    long,
  );
  now = start + 23 * hour;
  const attempts = (await messagesOf(ids)).reduce((sum, message) => sum + message.attempts, 0);
  nudgeOutbox();
  await vi.waitUntil(async () => {
    const sum = (await messagesOf(ids)).reduce((total, message) => total + message.attempts, 0);
    return sum > attempts;
  }, long);
  expect((await messagesOf(ids)).map((message) => message.status)).toEqual(ids.map(() => 'QUEUED'));
  now = start + 24 * hour;
  nudgeOutbox();
  await vi.waitUntil(
    async () => (await messagesOf(ids)).every((message) => message.status === 'FAILED'),
    long,
  );
  expect(await messageOf(ids[0]!)).toMatchObject({
    sealedProps: null,
    leasedUntil: null,
    lastError: 'The mail server cannot be reached.',
  });
});

test('a mail that was put off for a day is given up', async () => {
  const server = await startMailServer();
  const start = Date.now();
  const [id] = await givenMails(1, new Date(start - 24 * hour));
  server.refusals.set((await messageOf(id!)).recipient, { code: 452, text: 'Mailbox full' });
  worker = new OutboxWorker(openMailTransport(server.url));
  await vi.waitUntil(async () => (await messageOf(id!)).status === 'FAILED', long);
  expect(await messageOf(id!)).toMatchObject({
    sealedProps: null,
    lastError: 'The mail was put off: 452 Mailbox full',
  });
  await worker.stop();
  await server.stop();
});
