import type { Tx } from '../platform/transact';

/**
 * Takes back a mail whose content no longer holds, as long as no worker is delivering it. One that
 * was sent, given up, or is on its way stays.
 */
export async function dropQueuedEmail(tx: Tx, messageId: string | null, now: Date): Promise<void> {
  if (messageId === null) return;
  await tx.outboxMessage.deleteMany({
    where: {
      id: messageId,
      status: 'QUEUED',
      OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
    },
  });
}
