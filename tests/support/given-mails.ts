import { randomUUID } from 'node:crypto';
import { enqueueEmails } from '@/lib/outbox/enqueue-email';
import { database } from '@/lib/platform/database';
import type { OutboxMessage } from '@/lib/platform/generated/client';
import { transact } from '@/lib/platform/transact';

/** Mails that are owed, each to an address of its own. */
export async function givenMails(count: number, now = new Date()): Promise<string[]> {
  const mails = Array.from({ length: count }, () => ({
    template: 'sign-in-locked' as const,
    to: `${randomUUID()}@example.com`,
    props: { name: 'Asha Rao', until: '2026-11-21T09:30:00.000Z' },
  }));
  return transact((tx) => enqueueEmails(tx, mails, now));
}

export async function messageOf(id: string): Promise<OutboxMessage> {
  return database().outboxMessage.findUniqueOrThrow({ where: { id } });
}

export async function messagesOf(ids: string[]): Promise<OutboxMessage[]> {
  return database().outboxMessage.findMany({ where: { id: { in: ids } } });
}
