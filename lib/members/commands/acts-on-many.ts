import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { transact } from '../../platform/transact';
import { assertReviewed } from '../../projects/reviewed';
import { withActFacts } from '../act-facts';
import { outcomeOf, reviewActs, targetsOf, type ActsReview } from '../acts-review';
import type { UsersOfManyInput } from '../bulk-schema';
import { carryOut } from '../carry-out';
import { lockPeople } from '../locked-people';
import type { ActOnMany } from '../person-schema';
import { planActs } from '../plan-acts';
import { canWriteUsers } from '../policy';
import { findSelectedUserIds } from '../selected-members';

/**
 * Disables all of the selected for whom it can be done, in one transaction: what was reviewed, or
 * nothing, as with all of these commands.
 * @returns what came of it for everybody
 * @throws `forbidden`; `invalid` without a review, and for too many users; `stale` when something
 * else would happen than was reviewed; `last_admin`; `conflict`
 */
export function disableUsers(ctx: Context, input: UsersOfManyInput): Promise<ActsReview> {
  return actOnMany(ctx, input, 'disable');
}

/** @throws as `disableUsers` */
export function enableUsers(ctx: Context, input: UsersOfManyInput): Promise<ActsReview> {
  return actOnMany(ctx, input, 'enable');
}

/** @throws as `disableUsers` */
export function revokeAccessOfMany(ctx: Context, input: UsersOfManyInput): Promise<ActsReview> {
  return actOnMany(ctx, input, 'revoke');
}

/** @throws as `disableUsers`; `reauthentication_required` */
export async function deleteUsers(ctx: Context, input: UsersOfManyInput): Promise<ActsReview> {
  assertRecentlyAuthenticated(ctx);
  return actOnMany(ctx, input, 'delete');
}

async function actOnMany(
  ctx: Context,
  input: UsersOfManyInput,
  act: ActOnMany,
): Promise<ActsReview> {
  const { reviewed } = input;
  if (reviewed === undefined) throw new AppError('invalid', 'Review this before you go on.');
  assertAllowed(canWriteUsers(ctx.actor));
  return transact(async (tx) => {
    const userIds = await findSelectedUserIds(tx, ctx.actor, input, ctx.now);
    const { actor, people } = await lockPeople(tx, ctx, userIds);
    const targets = await withActFacts(tx, actor, people, ctx.now);
    const plans = planActs(actor, act, targets.values(), ctx.now);
    const review = reviewActs(act, plans);
    assertReviewed(review, reviewed);
    return outcomeOf(act, review, await carryOut(tx, ctx, act, targetsOf(plans)));
  });
}
