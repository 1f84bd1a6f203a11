import { afterEach, beforeEach, expect, test } from 'vitest';
import { enqueueEmails, type OutgoingEmail } from '@/lib/outbox/enqueue-email';
import { onOutboxNudge } from '@/lib/outbox/nudge';
import { database } from '@/lib/platform/database';
import { transact, type Tx } from '@/lib/platform/transact';

const mail: OutgoingEmail = {
  template: 'recovery-code-used',
  to: 'asha@example.com',
  props: { name: 'Asha Rao', remaining: 9 },
};

let nudges: number[];
let stopListening: () => void;

beforeEach(() => {
  nudges = [];
  stopListening = onOutboxNudge(() => nudges.push(performance.now()));
});

afterEach(async () => {
  stopListening();
  await database().outboxMessage.deleteMany();
});

const enqueueTwice = async (tx: Tx) => {
  await enqueueEmails(tx, [mail], new Date());
  await enqueueEmails(tx, [mail, mail], new Date());
};

test('the worker is nudged once, and not before the mails are committed', async () => {
  await transact(async (tx) => {
    await enqueueTwice(tx);
    expect(nudges).toEqual([]);
  });
  expect(nudges).toHaveLength(1);
});

test('a transaction that rolls back nudges nobody', async () => {
  const rollback = transact(async (tx) => {
    await enqueueTwice(tx);
    throw new Error('undone');
  });
  await expect(rollback).rejects.toThrow('undone');
  expect(nudges).toEqual([]);
});

test('no mails, no statement and no nudge', async () => {
  expect(await transact((tx) => enqueueEmails(tx, [], new Date()))).toEqual([]);
  expect(nudges).toEqual([]);
});
