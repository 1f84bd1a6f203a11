import { peopleAffected } from '../../access/access-effects';
import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { assertReviewed } from '../../projects/reviewed';
import { reviewUpdate } from '../role-review';
import type { UpdateRoleInput } from '../schema';
import { writeLevels } from '../store';

/**
 * Renames a role and changes what it gives, for everybody who holds it, from their next request on.
 * @throws `not_found`; `forbidden`, `outranked`, `self`; `invalid` with the field; `stale` when the
 * role is not what the form was filled from, or something else would happen than was reviewed
 */
export async function updateRole(
  ctx: Context,
  { reviewed, ...input }: UpdateRoleInput,
): Promise<{ name: string }> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    const actor = await lockActor(tx, ctx);
    const review = await reviewUpdate(tx, actor, input, ctx.now);
    assertReviewed(review, reviewed);
    const { after, changed } = review;
    if (Object.keys(changed.after).length === 0) return { name: after.name };
    await tx.role.update({ where: { id: after.id }, data: { name: after.name } });
    await writeLevels(tx, { projectId, id: after.id }, after.levels, actor.modules);
    await recordAudit(tx, ctx, {
      event: 'role.updated',
      projectId,
      target: { type: 'role', id: after.id, name: after.name },
      before: changed.before,
      after: { ...changed.after, usersAffected: peopleAffected(review.effects) },
    });
    return { name: after.name };
  });
}
