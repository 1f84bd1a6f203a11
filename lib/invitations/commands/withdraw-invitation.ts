import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact } from '../../platform/transact';
import { endInvitations } from '../end-invitations';
import { holdInvitation, requirePending } from '../pending-invitation';
import { canWithdrawInvitation } from '../policy';
import type { InvitationInput } from '../schema';

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
    const { actor, found } = await holdInvitation(tx, ctx, input.invitationId);
    if (found.withdrawnAt) return { email: found.email };
    const pending = await requirePending(tx, ctx, found);
    const { invitation, memberId, user, target, roleNames } = pending;
    assertAllowed(canWithdrawInvitation(actor, target));
    await endInvitations(tx, ctx, [
      { ...invitation, memberId, user: { ...user, name: target.name }, roleNames },
    ]);
    return { email: user.email };
  });
}
