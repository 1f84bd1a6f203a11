import { randomUUID } from 'node:crypto';
import type { EmailContent } from '../../emails/registry';
import { seal } from '../platform/crypto';
import { planOnce } from '../platform/plan-once';
import { afterCommit, type Tx } from '../platform/transact';
import { nudgeOutbox } from './nudge';

/** A mail to send: whom to, which template, and what it says. */
export type OutgoingEmail = EmailContent & { to: string };

/** @returns the message's id, by which screens find how its delivery goes */
export async function enqueueEmail(tx: Tx, email: OutgoingEmail, now: Date): Promise<string> {
  const [id = ''] = await enqueueEmails(tx, [email], now);
  return id;
}

/**
 * Owes mails in the same transaction as the change they tell of: both commit, or neither. One
 * statement, however many.
 * @returns the messages' ids, in the order of the mails
 */
export async function enqueueEmails(
  tx: Tx,
  outgoing: readonly OutgoingEmail[],
  now: Date,
): Promise<string[]> {
  const rows = outgoing.map((email) => ({
    id: randomUUID(),
    template: email.template,
    recipient: email.to,
    sealedProps: Buffer.from(seal('outbox-props', JSON.stringify(email))).toString('base64'),
  }));
  if (rows.length === 0) return [];
  // As one parameter: six for each mail of a bulk act are more than a statement may have.
  await tx.$executeRaw`${planOnce}
    INSERT INTO outbox_messages (id, template, recipient, sealed_props, next_attempt_at, created_at)
    SELECT r.id, r.template, r.recipient, decode(r."sealedProps", 'base64'),
           ${now}::timestamptz, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      r (id uuid, template text, recipient text, "sealedProps" text)`;
  afterCommit(tx, nudgeOutbox);
  return rows.map((row) => row.id);
}
