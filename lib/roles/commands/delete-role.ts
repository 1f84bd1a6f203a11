import { peopleAffected } from '../../access/access-effects';
import { recordAudit } from '../../audit/record-audit';
import type { Context } from '../../core/context';
import { assertMayGrantNow } from '../../core/reauthentication';
import { holdingProject } from '../../projects/holding-project';
import { assertReviewed, type Reviewed } from '../../projects/reviewed';
import { findHolderIds, giveInstead, recordingRoles } from '../holder-roles';
import { factsOfRole } from '../role-facts';
import { canWriteRoles } from '../policy';
import { reviewDeletion, type RoleDeletion } from '../role-review';

/**
 * Deletes a role of the project's own; its holders get another one instead, or none.
 * @throws `not_found`; `forbidden`, `outranked`, `self`; `conflict` when too many hold it, or any
 * while it is open what they get; `invalid` with the field; `stale` when something else would happen
 * than was reviewed
 */
export async function deleteRole(
  ctx: Context,
  { reviewed, ...input }: RoleDeletion & Reviewed,
): Promise<{ name: string }> {
  return holdingProject(ctx, canWriteRoles, async (tx, actor) => {
    const { projectId } = ctx;
    const review = await reviewDeletion(tx, actor, input, ctx.now);
    assertReviewed(review, reviewed);
    const { role, replacement } = review;
    if (replacement) assertMayGrantNow(ctx, [replacement]);
    const holders = await findHolderIds(tx, projectId, role.id);
    await recordingRoles(tx, ctx, holders, async () => {
      if (replacement) await giveInstead(tx, ctx, role.id, replacement);
      await tx.memberRole.deleteMany({ where: { projectId, roleId: role.id } });
    });
    await tx.role.delete({ where: { id: role.id } });
    await recordAudit(tx, ctx, {
      event: 'role.deleted',
      projectId,
      target: { type: 'role', id: role.id, name: role.name },
      before: { ...factsOfRole(role, actor.modules), users: holders.length },
      after: {
        replacement: replacement?.name ?? null,
        usersAffected: peopleAffected(review.effects),
      },
    });
    return { name: role.name };
  });
}
