import type { Actor } from '../../core/actor';
import { database } from '../../platform/database';
import type { ChangeRolesOfManyInput } from '../bulk-schema';
import { findRolesPlans } from '../roles-of-many';
import { reviewOf, type RolesReview } from '../roles-review';

/** Of a group that fares alike, so many are named before it is done. */
const namedInReview = 20;

/**
 * Who gains and loses what if these roles were changed now, and who is left as they are.
 * @throws `forbidden`; `invalid` with the field
 */
export async function previewRolesOfMany(
  actor: Actor,
  input: ChangeRolesOfManyInput,
  now: Date,
): Promise<RolesReview> {
  const plans = await findRolesPlans(database(), actor, input, now);
  return reviewOf(plans, namedInReview);
}
