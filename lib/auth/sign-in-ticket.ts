import { recordAuditForPerson } from '../audit/record-for-person';
import type { RequestContext } from '../core/context';
import { digestToken, randomToken } from '../platform/crypto';
import type { User } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import { ticketMs } from './limits';

export type Admission =
  | { kind: 'ticket'; ticket: string }
  /** Said only to somebody who has proven who they are. */
  | { kind: 'blocked'; sentence: string };

/**
 * Lets in somebody who has proven every factor, unless their account is disabled or locked.
 * @returns a ticket that opens one session within a minute, or why there is none
 */
export async function admit(tx: Tx, ctx: RequestContext, user: User): Promise<Admission> {
  const current = await tx.user.findUniqueOrThrow({ where: { id: user.id } });
  if (current.disabledAt || current.lockedAt) {
    const state = current.disabledAt ? 'disabled' : 'locked';
    await recordAuditForPerson(tx, ctx, user, {
      event: 'sign_in.blocked',
      outcome: 'REFUSED',
      reason: `The account is ${state}`,
    });
    return { kind: 'blocked', sentence: await blockedSentence(tx, user.id, state) };
  }
  const ticket = randomToken();
  await tx.signInTicket.create({
    data: {
      digest: digestToken(ticket),
      userId: user.id,
      expiresAt: new Date(ctx.now.getTime() + ticketMs),
    },
  });
  return { kind: 'ticket', ticket };
}

async function blockedSentence(tx: Tx, userId: string, state: string): Promise<string> {
  const memberships = await tx.member.findMany({
    where: { userId },
    select: { project: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
  });
  const projects = memberships.map((member) => member.project.name).join(' or ');
  return `This account is ${state}. Ask an administrator of ${projects || 'this installation'}.`;
}
