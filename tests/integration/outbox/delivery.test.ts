import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { enqueueEmail, enqueueEmails } from '@/lib/outbox/enqueue-email';
import { OutboxWorker } from '@/lib/outbox/worker';
import { seal } from '@/lib/platform/crypto';
import { database } from '@/lib/platform/database';
import { openMailTransport } from '@/lib/platform/mail';
import { transact } from '@/lib/platform/transact';
import { givenMails, messageOf } from '@/tests/support/given-mails';
import { startMailServer, type MailServer } from '@/tests/support/mail-server';

const long = { timeout: 50_000, interval: 200 };
vi.setConfig({ testTimeout: 60_000 });

let server: MailServer;
let worker: OutboxWorker;

beforeEach(async () => {
  server = await startMailServer();
  worker = new OutboxWorker(openMailTransport(server.url));
});

afterEach(async () => {
  await worker.stop();
  await server.stop();
  await database().outboxMessage.deleteMany();
});

async function settled(id: string) {
  return vi.waitUntil(async () => {
    const message = await messageOf(id);
    return message.status === 'QUEUED' ? undefined : message;
  }, long);
}

test('a mail that is owed is sent, and what was secret in it is erased', async () => {
  const now = new Date('2026-11-21T09:00:00.000Z');
  const link = `http://localhost:3000/reset-password/${randomUUID()}`;
  const id = await transact((tx) =>
    enqueueEmail(
      tx,
      {
        template: 'password-reset',
        to: 'asha@example.com',
        props: {
          name: 'Asha Rao',
          link,
          expiresAt: '2026-11-21T09:30:00.000Z',
          adminName: null,
          projectName: null,
        },
      },
      now,
    ),
  );
  expect(await settled(id)).toMatchObject({
    status: 'SENT',
    sealedProps: null,
    attempts: 1,
    lastError: null,
  });
  const [mail] = await server.received(1);
  expect(mail).toMatchObject({
    subject: 'Reset your Rolecall password',
    from: { name: 'Rolecall', address: 'rolecall@example.com' },
    to: [{ name: '', address: 'asha@example.com' }],
    messageId: `<${id}@localhost>`,
    date: now.toISOString(),
  });
  expect(mail?.headers).toContainEqual(
    expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
  );
  expect(mail?.text).toContain(link);
  expect(mail?.html).toContain(`href="${link}"`);
});

test('what is secret in a mail is not readable in the database', async () => {
  server.refusals.set('held@example.com', { code: 451, text: 'Later' });
  const secret = randomUUID();
  const id = await transact((tx) =>
    enqueueEmail(
      tx,
      {
        template: 'recovery-code-used',
        to: 'held@example.com',
        props: { name: secret, remaining: 1 },
      },
      new Date(),
    ),
  );
  const { sealedProps } = await messageOf(id);
  expect(Buffer.from(sealedProps!).toString('latin1')).not.toContain(secret);
});

test('a change that rolls back sends nothing', async () => {
  const rollback = transact(async (tx) => {
    await enqueueEmail(
      tx,
      {
        template: 'recovery-code-used',
        to: 'asha@example.com',
        props: { name: 'A', remaining: 1 },
      },
      new Date(),
    );
    throw new Error('undone');
  });
  await expect(rollback).rejects.toThrow('undone');
  const [id] = await givenMails(1);
  await settled(id!);
  expect(server.mails).toHaveLength(1);
});

test('many mails are owed at once, their ids in the order of the mails', async () => {
  const to = Array.from({ length: 50 }, (_, index) => `person-${index}@example.com`);
  const ids = await transact((tx) =>
    enqueueEmails(
      tx,
      to.map((address) => ({
        template: 'recovery-code-used',
        to: address,
        props: { name: address, remaining: 9 },
      })),
      new Date(),
    ),
  );
  const rows = await Promise.all(ids.map(messageOf));
  expect(rows.map((row) => row.recipient)).toEqual(to);
  const mails = await server.received(50);
  expect(mails.map((mail) => mail.to?.[0]?.address).sort()).toEqual([...to].sort());
});

test('a mail that the server refuses for good fails at once, with the server’s words', async () => {
  const [other] = await givenMails(1);
  server.refusals.set('nobody@example.com', { code: 550, text: 'No such\u202e mailbox here' });
  const refused = await transact((tx) =>
    enqueueEmail(
      tx,
      {
        template: 'recovery-code-used',
        to: 'nobody@example.com',
        props: { name: 'A', remaining: 1 },
      },
      new Date(),
    ),
  );
  expect(await settled(refused)).toMatchObject({
    status: 'FAILED',
    sealedProps: null,
    attempts: 1,
    lastError: 'The mail was refused: 550 No such mailbox here',
  });
  expect(await settled(other!)).toMatchObject({ status: 'SENT' });
});

test('a mail that the server puts off is sent later, under the same Message-ID', async () => {
  server.refusals.set('busy@example.com', { code: 450, text: 'Greylisted' });
  const id = await transact((tx) =>
    enqueueEmail(
      tx,
      {
        template: 'recovery-code-used',
        to: 'busy@example.com',
        props: { name: 'A', remaining: 1 },
      },
      new Date(),
    ),
  );
  await vi.waitUntil(async () => (await messageOf(id)).lastError, long);
  expect(await messageOf(id)).toMatchObject({
    status: 'QUEUED',
    leasedUntil: null,
    lastError: 'The mail was put off: 450 Greylisted',
  });
  server.refusals.clear();
  expect(await settled(id)).toMatchObject({ status: 'SENT', attempts: 2, lastError: null });
  expect(server.mails.map((mail) => mail.messageId)).toEqual([`<${id}@localhost>`]);
});

test('a mail that cannot be read fails with a reason, and the others are sent', async () => {
  const now = new Date();
  const { id } = await database().outboxMessage.create({
    data: {
      template: 'password-reset',
      recipient: 'asha@example.com',
      sealedProps: new Uint8Array([1, 2, 3]),
      nextAttemptAt: now,
    },
  });
  const [other] = await givenMails(1, now);
  expect(await settled(id)).toMatchObject({
    status: 'FAILED',
    sealedProps: null,
    lastError: 'The mail cannot be read with the present AUTH_SECRET. Send it again.',
  });
  expect(await settled(other!)).toMatchObject({ status: 'SENT' });
});

test('a mail that cannot be written fails with a reason, and the others are sent', async () => {
  const email = { template: 'password-reset', to: 'asha@example.com', props: { link: 'nowhere' } };
  const now = new Date();
  const { id } = await database().outboxMessage.create({
    data: {
      template: email.template,
      recipient: email.to,
      sealedProps: seal('outbox-props', JSON.stringify(email)),
      nextAttemptAt: now,
    },
  });
  const [other] = await givenMails(1, now);
  expect(await settled(id)).toMatchObject({
    status: 'FAILED',
    lastError: 'The mail could not be written.',
  });
  expect(await settled(other!)).toMatchObject({ status: 'SENT' });
});

test('a mail whose recipient was changed in the database is not sent', async () => {
  const email = { template: 'password-reset', to: 'asha@example.com', props: {} };
  const { id } = await database().outboxMessage.create({
    data: {
      template: email.template,
      recipient: 'thief@example.com',
      sealedProps: seal('outbox-props', JSON.stringify(email)),
      nextAttemptAt: new Date(),
    },
  });
  expect(await settled(id)).toMatchObject({
    status: 'FAILED',
    lastError: 'The mail was altered after it was written.',
  });
  expect(server.mails).toEqual([]);
});

test('a mail of a newer version waits for that version', async () => {
  const { id } = await database().outboxMessage.create({
    data: {
      template: 'of-tomorrow',
      recipient: 'asha@example.com',
      sealedProps: seal('outbox-props', '{}'),
      nextAttemptAt: new Date(),
    },
  });
  const message = await vi.waitUntil(async () => {
    const found = await messageOf(id);
    return found.lastError ? found : undefined;
  }, long);
  expect(message).toMatchObject({ status: 'QUEUED', leasedUntil: null });
});
