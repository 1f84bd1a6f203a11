import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { AppError } from '../core/errors';
import { canWriteUsers } from '../members/policy';
import type { Tx } from '../platform/transact';
import { holdingProject } from '../projects/holding-project';
import { assertReviewed } from '../projects/reviewed';
import { reviewInvitations, type InvitationsReview } from './invitations-review';
import type { InvitationPlan } from './plan-invitations';

type Acted = Extract<InvitationPlan, { kind: 'act' }>['invitation'];

/**
 * Carries out what was reviewed, or nothing, in one transaction. Takes the project's access alone,
 * so that nobody accepts, sends or withdraws meanwhile.
 * @returns what came of it for everybody
 * @throws `invalid` without a review; `stale` when something else would happen than was reviewed
 */
export async function actOnMany(
  ctx: Context,
  reviewed: string | undefined,
  find: (tx: Tx, actor: Actor) => Promise<InvitationPlan[]>,
  write: (tx: Tx, actor: Actor, invitations: Acted[]) => Promise<unknown>,
): Promise<InvitationsReview> {
  if (reviewed === undefined) throw new AppError('invalid', 'Review this before you go on.');
  return holdingProject(ctx, canWriteUsers, async (tx, actor) => {
    const plans = await find(tx, actor);
    const outcome = reviewInvitations(plans);
    assertReviewed(outcome, reviewed);
    const acted = plans.flatMap((plan) => (plan.kind === 'act' ? [plan.invitation] : []));
    await write(tx, actor, acted);
    return outcome;
  });
}
