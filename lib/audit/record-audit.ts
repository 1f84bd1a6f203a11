import type { Actor, SignedInUser } from '../core/actor';
import type { RequestContext } from '../core/context';
import type { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import type { AuditEventName } from './events';

/** What happened to whom. `before` and `after` hold the facts that changed, never a secret. */
export type AuditEntry = {
  event: AuditEventName;
  projectId: string | null;
  outcome?: 'SUCCESS' | 'REFUSED' | 'FAILED';
  /** Who did it, where the context does not know: somebody in the middle of signing in. */
  actor?: { userId: string | null; name: string | null; email: string | null };
  target?: { type: string; id: string | null; name?: string; email?: string };
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
  reason?: string;
};

/** A context with or without somebody signed in. */
export type AuditContext = RequestContext & { actor?: Actor; user?: SignedInUser };

/**
 * Records the entries in the transaction that makes the changes: if a row cannot be written, the
 * change does not happen either.
 */
export async function recordAudit(
  tx: Pick<Tx, 'auditEvent'>,
  ctx: AuditContext,
  ...entries: AuditEntry[]
): Promise<void> {
  if (entries.length === 0) return;
  const person = ctx.actor ?? ctx.user;
  await tx.auditEvent.createMany({
    data: entries.map((entry) => ({
      projectId: entry.projectId,
      at: ctx.now,
      event: entry.event,
      outcome: entry.outcome ?? 'SUCCESS',
      actorUserId: entry.actor?.userId ?? person?.userId,
      actorName: entry.actor?.name ?? person?.name,
      actorEmail: entry.actor?.email ?? person?.email,
      targetType: entry.target?.type,
      targetId: entry.target?.id,
      targetName: entry.target?.name,
      targetEmail: entry.target?.email,
      before: entry.before,
      after: entry.after,
      reason: entry.reason,
      address: ctx.address,
      userAgent: ctx.userAgent,
      requestId: ctx.requestId,
    })),
  });
}
