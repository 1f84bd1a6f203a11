import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import { resetUnfinishedSetUp } from '../../auth/reset-set-up';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { dropQueuedEmail } from '../../outbox/drop-queued-email';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { digestToken, randomToken } from '../../platform/crypto';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../projects/access-lock';
import { invitationMail } from '../invitation-mail';
import { invitationEnd } from '../lifetime';
import { requirePending } from '../pending-invitation';
import { canResendInvitation } from '../policy';
import type { ResendInvitationInput } from '../schema';
import { lockInvitation } from '../store';

export type ResentInvitation = { email: string; expiresAt: Date };

/**
 * Sends a fresh link: earlier ones end, the access stays, the time starts anew, and whoever sends
 * it answers for it from now on. A set-up that was begun and not finished starts anew as well, so
 * that nobody who got at an earlier link goes on with it.
 * @throws `not_found`; `conflict` once it was accepted or withdrawn, or the membership has ended; `forbidden`, `outranked`
 */
export async function resendInvitation(
  ctx: Context,
  input: ResendInvitationInput,
): Promise<ResentInvitation> {
  return transact(async (tx) => {
    await lockProjectAccess(tx, ctx.projectId, 'shared');
    const actor = await lockActor(tx, ctx);
    const pending = await requirePending(
      tx,
      ctx,
      await lockInvitation(tx, ctx.projectId, input.invitationId),
    );
    assertAllowed(canResendInvitation(actor, pending.target, ctx.now));
    const { invitation, user, roleNames } = pending;
    if (input.lastSentAt && invitation.sentAt > input.lastSentAt) {
      return { email: user.email, expiresAt: invitation.expiresAt };
    }
    await resetUnfinishedSetUp(tx, user.id);
    await dropQueuedEmail(tx, invitation.outboxMessageId, ctx.now);
    await tx.invitationLink.updateMany({
      where: { invitationId: invitation.id, supersededAt: null },
      data: { supersededAt: ctx.now },
    });
    const token = randomToken();
    const expiresAt = invitationEnd(ctx.now, invitation.project);
    const outboxMessageId = await enqueueEmail(
      tx,
      invitationMail({
        inviter: actor,
        projectName: invitation.project.name,
        user,
        roleNames,
        token,
        expiresAt,
      }),
      ctx.now,
    );
    await tx.invitation.update({
      where: { id: invitation.id },
      data: {
        invitedById: actor.userId,
        sentAt: ctx.now,
        expiresAt,
        outboxMessageId,
        links: { create: { digest: digestToken(token), createdAt: ctx.now } },
      },
    });
    await recordAudit(tx, ctx, {
      event: 'invitation.resent',
      projectId: ctx.projectId,
      target: { type: 'user', id: user.id, name: pending.target.name, email: user.email },
      before: {
        sentAt: invitation.sentAt.toISOString(),
        expiresAt: invitation.expiresAt.toISOString(),
      },
      after: { sentAt: ctx.now.toISOString(), expiresAt: expiresAt.toISOString() },
    });
    return { email: user.email, expiresAt };
  });
}
