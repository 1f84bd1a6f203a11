import { findMemberAccess, findModules } from '../access/queries/find-member-access';
import { standingFault } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';
import { actorWith } from './actor-with';

/**
 * The actor with the rights that hold inside this transaction, whose membership and person are
 * held against change until it ends. What their roles give is held by the lock on the project's
 * access, which is to be taken before.
 * @throws `forbidden` when the access went between the request's start and now
 */
export async function lockActor(tx: Tx, ctx: Context): Promise<Actor> {
  await tx.$queryRaw`
    SELECT m.id FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.id = ${ctx.actor.memberId}::uuid AND m.project_id = ${ctx.projectId}::uuid
    FOR SHARE OF m, u`;
  const found = await findMemberAccess(tx, ctx.projectId, [ctx.actor.userId]);
  const self = found.get(ctx.actor.userId);
  if (!self || standingFault(self.access, ctx.now) !== null) {
    throw new AppError('forbidden', 'Your access to this project has just changed.');
  }
  return actorWith(ctx.actor, self.access, await findModules(tx, ctx.projectId), ctx.now);
}
