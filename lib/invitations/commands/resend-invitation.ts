import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact } from '../../platform/transact';
import { holdInvitation, requirePending } from '../pending-invitation';
import { canResendInvitation } from '../policy';
import type { ResendInvitationInput } from '../schema';
import { sendAnew } from '../send-anew';

export type ResentInvitation = { email: string; expiresAt: Date };

/**
 * Sends a fresh link: earlier ones end, the access stays, the time starts anew, and whoever sends
 * it answers for it from now on. A set-up that was begun and not finished starts anew as well, so
 * that nobody who got at an earlier link goes on with it.
 * @throws `not_found`; `conflict` once it was accepted or withdrawn, or the membership has ended; `forbidden`, `outranked`;
 * `reauthentication_required` where it makes an Admin
 */
export async function resendInvitation(
  ctx: Context,
  input: ResendInvitationInput,
): Promise<ResentInvitation> {
  return transact(async (tx) => {
    const { actor, found } = await holdInvitation(tx, ctx, input.invitationId);
    const pending = await requirePending(tx, ctx, found);
    assertAllowed(canResendInvitation(actor, pending.target, ctx.now));
    const { invitation, user, roleNames } = pending;
    if (input.lastSentAt && invitation.sentAt > input.lastSentAt) {
      return { email: user.email, expiresAt: invitation.expiresAt };
    }
    const { name, roles } = pending.target;
    const expiresAt = await sendAnew(tx, ctx, actor, [
      { ...invitation, user: { ...user, name }, roleNames, roles },
    ]);
    return { email: user.email, expiresAt };
  });
}
