import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { dropQueuedEmail } from '../../outbox/drop-queued-email';
import { transact, type Tx } from '../../platform/transact';
import { lockProjectAccess } from '../../projects/access-lock';
import { requirePending } from '../pending-invitation';
import { canWithdrawInvitation } from '../policy';
import type { InvitationInput } from '../schema';
import { lockInvitation } from '../store';

export type WithdrawnInvitation = { email: string };

/**
 * Ends an invitation and the membership it was for; a person who never set up an account and is
 * invited nowhere else goes with it. Withdrawing again changes nothing.
 * @throws `not_found`; `conflict` once it was accepted; `forbidden`, `outranked`
 */
export async function withdrawInvitation(
  ctx: Context,
  input: InvitationInput,
): Promise<WithdrawnInvitation> {
  return transact(async (tx) => {
    await lockProjectAccess(tx, ctx.projectId, 'shared');
    const actor = await lockActor(tx, ctx);
    const found = await lockInvitation(tx, ctx.projectId, input.invitationId);
    if (found.withdrawnAt) return { email: found.email };
    const pending = await requirePending(tx, ctx, found);
    const { invitation, memberId, user, target } = pending;
    assertAllowed(canWithdrawInvitation(actor, target));
    await tx.invitation.update({
      where: { id: invitation.id },
      data: { withdrawnAt: ctx.now },
    });
    await dropQueuedEmail(tx, invitation.outboxMessageId, ctx.now);
    await tx.member.delete({ where: { id: memberId } });
    const userRemoved = await removeIfNobody(tx, user.id);
    await recordAudit(tx, ctx, {
      event: 'invitation.withdrawn',
      projectId: ctx.projectId,
      target: { type: 'user', id: user.id, name: target.name, email: user.email },
      before: {
        status: 'INVITED',
        roles: target.roles.map((role) => role.name),
        sentAt: invitation.sentAt.toISOString(),
        expiresAt: invitation.expiresAt.toISOString(),
      },
      after: { userRemoved },
    });
    return { email: user.email };
  });
}

async function removeIfNobody(tx: Tx, userId: string): Promise<boolean> {
  const { count } = await tx.user.deleteMany({
    where: { id: userId, activatedAt: null, memberships: { none: {} } },
  });
  return count === 1;
}
