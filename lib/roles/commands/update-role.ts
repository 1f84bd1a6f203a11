import { peopleAffected } from '../../access/access-effects';
import { recordAudit } from '../../audit/record-audit';
import type { Context } from '../../core/context';
import { holdingProject } from '../../projects/holding-project';
import { assertReviewed, type Reviewed } from '../../projects/reviewed';
import { canWriteRoles } from '../policy';
import { reviewUpdate, type RoleEdit } from '../role-review';
import { writeLevels } from '../store';

/**
 * Renames a role and changes what it gives, for everybody who holds it, from their next request on.
 * @throws `not_found`; `forbidden`, `outranked`, `self`; `invalid` with the field; `stale` when the
 * role is not what the form was filled from, or something else would happen than was reviewed
 */
export async function updateRole(
  ctx: Context,
  { reviewed, ...input }: RoleEdit & Reviewed,
): Promise<{ name: string }> {
  return holdingProject(ctx, canWriteRoles, async (tx, actor) => {
    const { projectId } = ctx;
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
