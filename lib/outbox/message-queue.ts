import { database } from '../platform/database';
import { allServerReasons } from './delivery-fault';

/** A message that this process alone may deliver, until its lease ends. */
export type ClaimedMessage = {
  id: string;
  template: string;
  recipient: string;
  sealedProps: Uint8Array;
  attempts: number;
  createdAt: Date;
  leasedUntil: Date;
};

const leaseSeconds = 60;
/** Ends a delivery well before its lease, after which another worker may begin the same one. */
export const deliveryLimitMs = 45_000;

/**
 * Takes messages that are due, oldest first, for this process. Leases go by the database's clock,
 * so that servers whose clocks differ never hold the same message at once.
 */
export async function claimMessages(limit: number, now: Date): Promise<ClaimedMessage[]> {
  // Materialized, since the planner may otherwise run the sub-select, and so its limit, repeatedly.
  return database().$queryRaw<ClaimedMessage[]>`
    WITH due AS MATERIALIZED (
      SELECT id FROM outbox_messages
      WHERE status = 'QUEUED' AND next_attempt_at <= ${now}::timestamptz
        AND (leased_until IS NULL OR leased_until <= clock_timestamp())
      ORDER BY next_attempt_at
      LIMIT ${limit}::int
      FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox_messages AS message
    SET leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}::int),
        attempts = message.attempts + 1
    FROM due WHERE message.id = due.id
    RETURNING message.id, message.template, message.recipient, message.attempts,
              message.sealed_props AS "sealedProps", message.created_at AS "createdAt",
              message.leased_until AS "leasedUntil"`;
}

/** A message that was sent is sent, whoever holds it by now. */
export async function markSent(message: ClaimedMessage, now: Date): Promise<void> {
  await database().outboxMessage.updateMany({
    where: { id: message.id, status: 'QUEUED' },
    data: {
      status: 'SENT',
      sentAt: now,
      sealedProps: null,
      leasedUntil: null,
      lastError: null,
    },
  });
}

/** Only while it is this process's: one whose lease ran out may be another's, or sent by now. */
function held(message: ClaimedMessage) {
  return { id: message.id, status: 'QUEUED' as const, leasedUntil: message.leasedUntil };
}

export async function markFailed(message: ClaimedMessage, reason: string): Promise<void> {
  await database().outboxMessage.updateMany({
    where: held(message),
    data: { status: 'FAILED', sealedProps: null, leasedUntil: null, lastError: reason },
  });
}

export async function postpone(
  message: ClaimedMessage,
  until: Date,
  reason: string,
): Promise<void> {
  await database().outboxMessage.updateMany({
    where: held(message),
    data: { nextAttemptAt: until, leasedUntil: null, lastError: reason },
  });
}

/** Gives a message back as if it had not been taken. */
export async function release(message: ClaimedMessage): Promise<void> {
  await database().outboxMessage.updateMany({
    where: held(message),
    data: { leasedUntil: null, attempts: message.attempts - 1 },
  });
}

/** Writes on every message that is due why it waits, so that screens can say so. */
export async function noteOutage(reason: string, now: Date): Promise<void> {
  await database().$executeRaw`
    UPDATE outbox_messages SET last_error = ${reason}
    WHERE status = 'QUEUED' AND next_attempt_at <= ${now}::timestamptz
      AND (leased_until IS NULL OR leased_until <= clock_timestamp())
      AND last_error IS DISTINCT FROM ${reason}`;
}

/** Gives up what has waited for the mail server since before a moment. */
export async function giveUpWaiting(createdBefore: Date): Promise<number> {
  return database().$executeRaw`
    UPDATE outbox_messages SET status = 'FAILED', sealed_props = NULL, leased_until = NULL
    WHERE status = 'QUEUED' AND created_at <= ${createdBefore}::timestamptz
      AND (leased_until IS NULL OR leased_until <= clock_timestamp())
      AND last_error = ANY(${allServerReasons}::text[])`;
}

/** Makes due at once what waits only because the mail server was away. */
export async function endOutage(now: Date): Promise<void> {
  await database().$executeRaw`
    UPDATE outbox_messages SET next_attempt_at = ${now}::timestamptz
    WHERE status = 'QUEUED' AND next_attempt_at > ${now}::timestamptz
      AND last_error = ANY(${allServerReasons}::text[])`;
}
