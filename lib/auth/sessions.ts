import { recordAuditForPerson } from '../audit/record-for-person';
import type { RequestContext } from '../core/context';
import { digestToken } from '../platform/crypto';
import { transact, type Tx } from '../platform/transact';
import { sessionIsOpen } from './open-session';
import { findSignInRules } from './sign-in-rules';

/**
 * Spends a ticket and opens a session for its person.
 * @returns the session's random id, or null when the ticket is unknown, spent or too old, or its
 * person was disabled or locked in between
 */
export async function openSession(ctx: RequestContext, ticket: string): Promise<string | null> {
  return transact(async (tx) => {
    const found = await tx.signInTicket.findUnique({
      where: { digest: digestToken(ticket) },
      include: { user: true },
    });
    if (!found) return null;
    // The delete decides: of several spenders at once only one removes the row.
    const spent = await tx.signInTicket.deleteMany({
      where: { digest: found.digest, expiresAt: { gt: ctx.now } },
    });
    if (spent.count === 0) return null;
    // Holds the person's row, so that disabling them either comes first and is seen here, or comes
    // after and ends this session with the others.
    const admitted = await tx.user.updateMany({
      where: { id: found.userId, disabledAt: null, lockedAt: null },
      data: { lastSignInAt: ctx.now },
    });
    if (admitted.count === 0) return null;

    const { sessionAbsoluteMinutes } = await findSignInRules(found.userId, ctx.now, tx);
    const session = await tx.session.create({
      data: {
        userId: found.userId,
        createdAt: ctx.now,
        lastSeenAt: ctx.now,
        authenticatedAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + sessionAbsoluteMinutes * 60_000),
        address: ctx.address,
        userAgent: ctx.userAgent,
      },
    });
    await recordAuditForPerson(tx, ctx, found.user, { event: 'sign_in.succeeded' });
    return session.id;
  });
}

/** Ends one session; ending one that is gone already is fine. */
export async function closeSession(ctx: RequestContext, sessionId: string): Promise<void> {
  await transact(async (tx) => {
    const session = await tx.session.findUnique({
      where: { id: sessionId },
      include: { user: true },
    });
    if (!session) return;
    const { count } = await tx.session.deleteMany({ where: { id: sessionId } });
    if (count === 1) await recordAuditForPerson(tx, ctx, session.user, { event: 'session.ended' });
  });
}

/**
 * Ends the sessions of a person but one, and every half-finished sign-in.
 * @returns how many sessions were open: those that had run out are deleted too, and not told of
 */
export async function endOtherSessions(
  tx: Tx,
  userId: string,
  now: Date,
  keptSessionId: string | null,
): Promise<number> {
  await endUnfinishedSignIns(tx, [userId]);
  const [ended] = await tx.$queryRaw<{ open: number }[]>`
    WITH ended AS (
      DELETE FROM sessions s
      WHERE s.user_id = ${userId}::uuid AND s.id IS DISTINCT FROM ${keptSessionId}::uuid
      RETURNING ${sessionIsOpen(now)} AS open)
    SELECT (count(*) FILTER (WHERE open))::int AS open FROM ended`;
  return ended?.open ?? 0;
}

/** Ends every session of a person, and every half-finished sign-in. @returns how many were open */
export async function endAllSessions(tx: Tx, userId: string, now: Date): Promise<number> {
  return endOtherSessions(tx, userId, now, null);
}

/** The same for any number of people, by three statements. */
export async function endSessionsOfMany(tx: Tx, userIds: readonly string[]): Promise<void> {
  await endUnfinishedSignIns(tx, userIds);
  await tx.$executeRaw`DELETE FROM sessions WHERE user_id = ANY(${[...userIds]}::uuid[])`;
}

async function endUnfinishedSignIns(tx: Tx, userIds: readonly string[]): Promise<void> {
  const ids = [...userIds];
  await tx.$executeRaw`DELETE FROM sign_in_challenges WHERE user_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM sign_in_tickets WHERE user_id = ANY(${ids}::uuid[])`;
}
