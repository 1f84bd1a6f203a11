import type { Tx } from '../platform/transact';

/**
 * Takes back a mail whose content no longer holds, as long as no worker is delivering it. One that
 * was sent, given up, or is on its way stays.
 */
export async function dropQueuedEmail(tx: Tx, messageId: string | null, now: Date): Promise<void> {
  if (messageId !== null) await dropQueuedEmails(tx, [messageId], now);
}

/** The same for many; one statement. */
export async function dropQueuedEmails(
  tx: Tx,
  messageIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM outbox_messages WHERE id = ANY(${[...messageIds]}::uuid[]) AND status = 'QUEUED'
      AND (leased_until IS NULL OR leased_until <= ${now}::timestamptz)`;
}
