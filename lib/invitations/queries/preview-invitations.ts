import type { Actor } from '../../core/actor';
import type { UsersOfManyInput } from '../../members/bulk-schema';
import { database } from '../../platform/database';
import { reviewInvitations, type InvitationsReview } from '../invitations-review';
import type { InvitationsOfManyInput } from '../listing-schema';
import { findInvitationPlans, findInvitationPlansOfUsers } from '../selected-invitations';

/** Of a group that fares alike, so many are named before it is done. */
const namedInReview = 20;

/** Whose invitations would be sent or withdrawn now, and whose not. @throws `forbidden`; `invalid` */
export async function previewInvitations(
  actor: Actor,
  act: 'resend' | 'withdraw',
  input: InvitationsOfManyInput,
  now: Date,
): Promise<InvitationsReview> {
  const plans = await findInvitationPlans(database(), actor, act, input, now);
  return reviewInvitations(plans, namedInReview);
}

/** The same for the users of a selection. @throws `forbidden`; `invalid` */
export async function previewInvitationsOfUsers(
  actor: Actor,
  input: UsersOfManyInput,
  now: Date,
): Promise<InvitationsReview> {
  const plans = await findInvitationPlansOfUsers(database(), actor, input, now);
  return reviewInvitations(plans, namedInReview);
}
