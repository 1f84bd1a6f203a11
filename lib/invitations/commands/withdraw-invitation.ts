import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { endInvitations } from '../end-invitations';
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
    const { invitation, memberId, user, target, roleNames } = pending;
    assertAllowed(canWithdrawInvitation(actor, target));
    await endInvitations(tx, ctx, [
      { ...invitation, memberId, user: { ...user, name: target.name }, roleNames },
    ]);
    return { email: user.email };
  });
}
