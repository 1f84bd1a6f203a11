import { recordManyAudits } from '../audit/record-audit';
import type { Context } from '../core/context';
import { dropQueuedEmails } from '../outbox/drop-queued-emails';
import type { Tx } from '../platform/transact';

/** An open invitation that the actor may withdraw. */
export type WithdrawableInvitation = {
  id: string;
  memberId: string;
  sentAt: Date;
  expiresAt: Date;
  outboxMessageId: string | null;
  user: { id: string; email: string; name: string };
  roleNames: string[];
};

/**
 * Ends invitations and the memberships they were for, by set-based statements; whoever never set
 * up an account and is invited nowhere else goes with it. The project's access and the
 * invitations have to be held.
 */
export async function endInvitations(
  tx: Tx,
  ctx: Context,
  invitations: readonly WithdrawableInvitation[],
): Promise<void> {
  const { now, projectId } = ctx;
  const ids = invitations.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE invitations SET withdrawn_at = ${now}::timestamptz WHERE id = ANY(${ids}::uuid[])`;
  await dropQueuedEmails(
    tx,
    invitations.flatMap(({ outboxMessageId }) => outboxMessageId ?? []),
    now,
  );
  const memberIds = invitations.map(({ memberId }) => memberId);
  await tx.$executeRaw`
    DELETE FROM members WHERE project_id = ${projectId}::uuid AND id = ANY(${memberIds}::uuid[])`;
  const userIds = invitations.map(({ user }) => user.id);
  // Held one after another in one order, so that two who remove the same people cannot deadlock.
  await tx.$queryRaw`SELECT id FROM users WHERE id = ANY(${userIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const removed = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM users u WHERE u.id = ANY(${userIds}::uuid[]) AND u.activated_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM members m WHERE m.user_id = u.id)
    RETURNING u.id`;
  const gone = new Set(removed.map(({ id }) => id));
  await recordManyAudits(
    tx,
    ctx,
    invitations.map(({ user, roleNames, sentAt, expiresAt }) => ({
      event: 'invitation.withdrawn',
      projectId,
      target: { type: 'user', id: user.id, name: user.name, email: user.email },
      before: {
        status: 'INVITED',
        roles: roleNames,
        sentAt: sentAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      },
      after: { userRemoved: gone.has(user.id) },
    })),
  );
}
