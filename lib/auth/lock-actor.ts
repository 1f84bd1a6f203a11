import { findMemberships, type Membership } from '../access/queries/find-memberships';
import { lockStrength, type LockMode } from './lock-access';
import { standingFault } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { assertAllowed, type Decision } from '../core/decision';
import { AppError } from '../core/errors';
import { planOnce } from '../platform/plan-once';
import type { Tx } from '../platform/transact';
import { actorWith } from './actor-with';

/**
 * Begins a write: holds the project's access, then the actor's person and membership, until the
 * transaction ends, and answers the actor with the rights that hold now. Whoever lacks the right as
 * the request came is refused before anything is held: they make nobody wait.
 * @param may the right that the write needs, whatever it is on
 * @throws what `may` denies; `forbidden` when the access went since the request came; `stale` when
 * the project is held alone and what the caller has read of it is over
 */
export async function lockActor(
  tx: Tx,
  ctx: Context,
  mode: LockMode,
  may: (actor: Actor) => Decision,
): Promise<Actor> {
  assertAllowed(may(ctx.actor));
  await tx.$queryRaw`${planOnce}
    WITH project AS MATERIALIZED (
      SELECT id FROM projects WHERE id = ${ctx.projectId}::uuid ${lockStrength(mode)})
    SELECT m.id FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.id = ${ctx.actor.memberId}::uuid AND m.project_id IN (SELECT id FROM project)
    FOR SHARE OF u, m`;
  const actor = heldActor(ctx, await findMemberships(tx, ctx.actor, []));
  assertAllowed(may(actor));
  if (mode === 'exclusive') await ctx.assertCurrent?.();
  return actor;
}

/**
 * The actor as they are among these memberships, read once they were held. Of a passcode it is
 * enough to look: whoever ends one holds the project alone.
 * @throws `forbidden` when membership, person or passcode went since the request came
 */
export function heldActor(ctx: Context, memberships: readonly Membership[]): Actor {
  const self = memberships.find(({ memberId }) => memberId === ctx.actor.memberId);
  if (!self?.own?.passcodeWorks || standingFault(self.access, ctx.now) !== null) {
    throw new AppError('forbidden', 'Your access to this project has just changed.');
  }
  return actorWith(ctx.actor, self.access, self.own.modules, ctx.now);
}
