import type { Context } from '../../core/context';
import { actOnMany } from '../act-on-many';
import { endInvitations } from '../end-invitations';
import type { InvitationsReview } from '../invitations-review';
import type { InvitationsOfManyInput } from '../listing-schema';
import { findInvitationPlans } from '../selected-invitations';

/** Withdraws the selected invitations, as was reviewed. @throws `forbidden`; `invalid`; `stale` */
export async function withdrawInvitations(
  ctx: Context,
  { reviewed, ...selected }: InvitationsOfManyInput,
): Promise<InvitationsReview> {
  return actOnMany(
    ctx,
    reviewed,
    (tx, actor) => findInvitationPlans(tx, actor, 'withdraw', selected, ctx.now),
    (tx, _, invitations) => endInvitations(tx, ctx, invitations),
  );
}
