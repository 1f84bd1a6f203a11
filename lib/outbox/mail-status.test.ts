import { expect, test } from 'vitest';
import { mailStatusOf } from './mail-status';

const at = new Date('2026-11-21T09:00:00.000Z');
const message = {
  status: 'QUEUED' as const,
  attempts: 0,
  lastError: null,
  nextAttemptAt: at,
  sentAt: null,
};

test('a mail that waits for its turn has no reason to tell', () => {
  expect(mailStatusOf(message)).toMatchObject({
    status: 'queued',
    reason: null,
    nextAttemptAt: at,
  });
});

test('a mail that waits for the server says so', () => {
  expect(mailStatusOf({ ...message, lastError: 'Away.' })).toMatchObject({
    status: 'queued',
    reason: 'Away.',
  });
});

test('a sent mail says when', () => {
  expect(mailStatusOf({ ...message, status: 'SENT', sentAt: at, attempts: 1 })).toEqual({
    status: 'sent',
    reason: null,
    attempts: 1,
    sentAt: at,
    nextAttemptAt: null,
  });
});

test('a failed mail says why, and is not tried again', () => {
  expect(
    mailStatusOf({ ...message, status: 'FAILED', lastError: 'No such mailbox.' }),
  ).toMatchObject({
    status: 'failed',
    reason: 'No such mailbox.',
    nextAttemptAt: null,
  });
});
