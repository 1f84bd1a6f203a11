import type { Actor } from '../../core/actor';
import { database } from '../../platform/database';
import type { ChangeRolesOfManyInput } from '../bulk-schema';
import { findRolesPlans } from '../roles-of-many';
import { reviewOf, type RolesReview } from '../roles-review';

/** So many are named where a screen shows it. */
const namedInReview = 20;

/**
 * Who gains and loses what if these roles were changed now, and who is left as they are.
 * @param named how many people of a group that fares alike are named
 * @throws `forbidden`; `invalid` with the field
 */
export async function previewRolesOfMany(
  actor: Actor,
  input: ChangeRolesOfManyInput,
  now: Date,
  named = namedInReview,
): Promise<RolesReview> {
  const plans = await findRolesPlans(database(), actor, input, now);
  return reviewOf(plans, named);
}
