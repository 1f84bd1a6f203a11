import { randomUUID } from 'node:crypto';
import { recordAuditForPerson } from '../audit/record-for-person';
import type { UserContext } from '../core/context';
import { AppError } from '../core/errors';
import { transact, type Tx } from '../platform/transact';

/**
 * After a proof of who is there the session goes on under a new id, so that whoever knew the old
 * one has nothing any more.
 * @param by what was proven, for the audit row
 * @returns the session's new id, for the cookie
 * @throws `unauthenticated` when the session has ended meanwhile
 */
export async function renewConfirmedSession(ctx: UserContext, by: string): Promise<string> {
  return transact(async (tx) => {
    const sessionId = await renewSession(tx, ctx);
    const user = await tx.user.findUniqueOrThrow({ where: { id: ctx.user.userId } });
    await recordAuditForPerson(tx, ctx, user, { event: 'session.confirmed', after: { by } });
    return sessionId;
  });
}

/** The same for a proof that a command asked for itself. */
export async function renewSession(tx: Tx, ctx: UserContext): Promise<string> {
  const [renewed] = await tx.session.updateManyAndReturn({
    where: { id: ctx.user.sessionId },
    data: { id: randomUUID(), authenticatedAt: ctx.now, lastSeenAt: ctx.now },
  });
  if (!renewed) throw new AppError('unauthenticated', 'Sign in to go on.');
  return renewed.id;
}
