import type { Context } from '../../core/context';
import type { UsersOfManyInput } from '../../members/bulk-schema';
import { actOnMany } from '../act-on-many';
import type { InvitationsReview } from '../invitations-review';
import type { InvitationsOfManyInput } from '../listing-schema';
import { findInvitationPlans, findInvitationPlansOfUsers } from '../selected-invitations';
import { sendAnew } from '../send-anew';

/**
 * Sends the selected invitations anew, as was reviewed.
 * @throws `forbidden`; `invalid`; `stale`; `reauthentication_required` where one makes an Admin
 */
export async function resendInvitations(
  ctx: Context,
  { reviewed, ...selected }: InvitationsOfManyInput,
): Promise<InvitationsReview> {
  return actOnMany(
    ctx,
    reviewed,
    (tx, actor) => findInvitationPlans(tx, actor, 'resend', selected, ctx.now),
    (tx, actor, invitations) => sendAnew(tx, ctx, actor, invitations),
  );
}

/** Sends the waiting invitations of the selected users anew. @throws the same */
export async function resendInvitationsOfUsers(
  ctx: Context,
  { reviewed, ...selected }: UsersOfManyInput,
): Promise<InvitationsReview> {
  return actOnMany(
    ctx,
    reviewed,
    (tx, actor) => findInvitationPlansOfUsers(tx, actor, selected, ctx.now),
    (tx, actor, invitations) => sendAnew(tx, ctx, actor, invitations),
  );
}
