import type { Actor, SignedInUser } from '../core/actor';
import type { RequestContext } from '../core/context';
import type { Prisma } from '../platform/generated/client';
import { timeOrderedId } from '../platform/crypto';
import { planOnce } from '../platform/plan-once';
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

type AuditWriter = Pick<Tx, '$executeRaw'>;

/** A context with or without somebody signed in. */
export type AuditContext = RequestContext & { actor?: Actor; user?: SignedInUser };

/**
 * Records the entries in the transaction that makes the changes: if a row cannot be written, the
 * change does not happen either.
 */
export async function recordAudit(
  tx: AuditWriter,
  ctx: AuditContext,
  ...entries: AuditEntry[]
): Promise<void> {
  await recordManyAudits(tx, ctx, entries);
}

/** The same for thousands of entries: one statement, and one parameter, however many. */
export async function recordManyAudits(
  tx: AuditWriter,
  ctx: AuditContext,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({ id: timeOrderedId(ctx.now), ...rowOf(ctx, entry) }));
  await tx.$executeRaw`${planOnce}
    INSERT INTO audit_events (
      id, project_id, at, event, outcome, actor_user_id, actor_name, actor_email, target_type,
      target_id, target_name, target_email, before, after, reason, address, user_agent,
      passcode_prefix, request_id)
    SELECT e.id, e."projectId", e.at, e.event, e.outcome, e."actorUserId", e."actorName",
           e."actorEmail", e."targetType", e."targetId", e."targetName", e."targetEmail",
           e.before, e.after, e.reason, e.address, e."userAgent", e."passcodePrefix", e."requestId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) e (
      id uuid, "projectId" uuid, at timestamptz, event text, outcome audit_outcome,
      "actorUserId" uuid, "actorName" text, "actorEmail" text, "targetType" text, "targetId" uuid,
      "targetName" text, "targetEmail" text, before jsonb, after jsonb, reason text, address text,
      "userAgent" text, "passcodePrefix" text, "requestId" text)`;
}

function rowOf(ctx: AuditContext, entry: AuditEntry) {
  const person = ctx.actor ?? ctx.user;
  return {
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
    passcodePrefix: ctx.actor?.passcode?.prefix,
    requestId: ctx.requestId,
  };
}
