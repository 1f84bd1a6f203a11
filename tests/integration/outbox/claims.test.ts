import { afterEach, expect, test, vi } from 'vitest';
import { claimMessages, markFailed, postpone, release } from '@/lib/outbox/message-queue';
import { OutboxWorker } from '@/lib/outbox/worker';
import { database } from '@/lib/platform/database';
import { openMailTransport } from '@/lib/platform/mail';
import { givenMails, messageOf, messagesOf } from '@/tests/support/given-mails';
import { startMailServer } from '@/tests/support/mail-server';

const long = { timeout: 50_000, interval: 200 };
vi.setConfig({ testTimeout: 60_000 });

afterEach(async () => {
  await database().outboxMessage.deleteMany();
});

test('two workers send a hundred mails exactly once each', async () => {
  const server = await startMailServer();
  const ids = await givenMails(100);
  const workers = [1, 2].map(() => new OutboxWorker(openMailTransport(server.url)));
  await server.received(100);
  await vi.waitUntil(
    async () => (await messagesOf(ids)).every((message) => message.status === 'SENT'),
    long,
  );
  await Promise.all(workers.map((worker) => worker.stop()));
  await server.stop();
  const sent = server.mails.map((mail) => mail.messageId).sort();
  expect(sent).toEqual(ids.map((id) => `<${id}@localhost>`).sort());
});

test('claims made at the same moment share no message', async () => {
  const now = new Date();
  const ids = await givenMails(40, now);
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimMessages(5, now)));
  const claimed = claims.flat().map((message) => message.id);
  expect(new Set(claimed).size).toBe(claimed.length);
  const rest = await claimMessages(40, now);
  expect([...claimed, ...rest.map((message) => message.id)].sort()).toEqual([...ids].sort());
});

test('a message is not taken before it is due', async () => {
  const now = new Date();
  await givenMails(1, now);
  expect(await claimMessages(5, new Date(now.getTime() - 1))).toEqual([]);
  expect(await claimMessages(5, now)).toHaveLength(1);
});

test('a message whose holder died is taken over when its lease has run out', async () => {
  const now = new Date();
  const [id] = await givenMails(1, now);
  const [held] = await claimMessages(1, now);
  expect(await claimMessages(1, now)).toEqual([]);
  const ended = new Date(Date.now() - 1000);
  await database().outboxMessage.update({ where: { id }, data: { leasedUntil: ended } });
  const [taken] = await claimMessages(1, now);
  expect(taken).toMatchObject({ id, attempts: 2 });
  expect(taken?.leasedUntil.getTime()).toBeGreaterThan(Date.now());
  // The first holder wakes up late: what it has to say about a failure no longer counts.
  await markFailed(held!, 'Too late');
  await postpone(held!, now, 'Too late');
  await release(held!);
  expect(await messageOf(id!)).toMatchObject({
    status: 'QUEUED',
    lastError: null,
    attempts: 2,
    leasedUntil: taken?.leasedUntil,
  });
});

test('a worker that stops gives back what it was sending', async () => {
  const server = await startMailServer();
  const [id] = await givenMails(1);
  const { recipient } = await messageOf(id!);
  server.refusals.set(recipient, 'silence');
  const worker = new OutboxWorker(openMailTransport(server.url));
  await vi.waitUntil(() => server.refused() === 1, long);
  const startedAt = performance.now();
  await worker.stop();
  expect(performance.now() - startedAt).toBeLessThan(2000);
  expect(await messageOf(id!)).toMatchObject({
    status: 'QUEUED',
    leasedUntil: null,
    attempts: 0,
    lastError: null,
  });
  await server.stop();
});

test('a worker that stops finishes what it can', async () => {
  const server = await startMailServer();
  const ids = await givenMails(20);
  const worker = new OutboxWorker(openMailTransport(server.url));
  await server.received(1);
  await worker.stop();
  await server.stop();
  const messages = await messagesOf(ids);
  expect(messages.every((message) => message.leasedUntil === null)).toBe(true);
  const sent = messages.filter((message) => message.status === 'SENT');
  expect(sent).toHaveLength(server.mails.length);
});
