import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { database } from '../../platform/database';
import { findActTargets } from '../act-facts';
import { reviewActs, type ActsReview } from '../acts-review';
import type { Selection } from '../bulk-schema';
import type { ActOnMany } from '../person-schema';
import { planActs } from '../plan-acts';
import { canWriteUsers } from '../policy';
import { findSelectedUserIds } from '../selected-members';

/** Of a group that fares alike, so many are named before it is done. */
const namedInReview = 20;

/**
 * Whom an act on many would be done to now, what it would end, and who is left as they are.
 * @throws `forbidden`; `invalid` for too many users
 */
export async function previewActOnMany(
  actor: Actor,
  act: ActOnMany,
  selection: Selection,
  now: Date,
): Promise<ActsReview> {
  assertAllowed(canWriteUsers(actor));
  const userIds = await findSelectedUserIds(database(), actor, selection, now);
  const targets = await findActTargets(database(), actor, userIds, now);
  return reviewActs(act, planActs(actor, act, targets.values(), now), namedInReview);
}
