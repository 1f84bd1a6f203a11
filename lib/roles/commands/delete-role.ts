import { peopleAffected } from '../../access/access-effects';
import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertMayGrantNow } from '../../core/reauthentication';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { assertReviewed } from '../../projects/reviewed';
import { findHolderIds, giveInstead, recordingRoles } from '../holder-roles';
import { factsOfRole } from '../role-facts';
import { reviewDeletion } from '../role-review';
import type { DeleteRoleInput } from '../schema';

/**
 * Deletes a role of the project's own; its holders get another one instead, or none.
 * @throws `not_found`; `forbidden`, `outranked`, `self`; `conflict` when too many hold it; `invalid`
 * with the field; `stale` when something else would happen than was reviewed
 */
export async function deleteRole(
  ctx: Context,
  { reviewed, ...input }: DeleteRoleInput,
): Promise<{ name: string }> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    const actor = await lockActor(tx, ctx);
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
