import type { Tx } from '../platform/transact';

/**
 * Takes back mails whose content no longer holds, as long as no worker is delivering them. Those
 * that were sent, given up, or are on their way stay.
 */
export async function dropQueuedEmails(
  tx: Tx,
  messageIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM outbox_messages WHERE id = ANY(${[...messageIds]}::uuid[]) AND status = 'QUEUED'
      AND (leased_until IS NULL OR leased_until <= ${now}::timestamptz)`;
}
