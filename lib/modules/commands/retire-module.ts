import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import { peopleAffected } from '../../access/access-effects';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { canWriteSettings } from '../../projects/policy';
import { previewModule } from '../module-preview';
import { assertReviewed } from '../../projects/reviewed';
import type { ReviewedModuleInput } from '../schema';
import { requireModuleInUse } from '../store';

/**
 * Takes a module and its sub-modules out of use: nobody has access to them any more. What was
 * granted on them is kept, so that a restore brings it back.
 * @throws `forbidden`, `not_found`; `conflict` when it is retired; `stale` when more or less would
 * happen than was reviewed
 */
export async function retireModule(
  ctx: Context,
  { moduleId, reviewed }: ReviewedModuleInput,
): Promise<{ name: string }> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    assertAllowed(canWriteSettings(await lockActor(tx, ctx)));
    const found = await requireModuleInUse(tx, projectId, moduleId);
    const preview = await previewModule(tx, projectId, found, ctx.now);
    assertReviewed(preview, reviewed);
    await tx.module.update({ where: { id: found.id }, data: { retiredAt: ctx.now } });
    await recordAudit(tx, ctx, {
      event: 'module.retired',
      projectId,
      target: { type: 'module', id: found.id, name: found.name },
      before: { modules: preview.modules.map(({ key }) => key), retired: false },
      after: { retired: true, usersAffected: peopleAffected(preview.effects) },
    });
    return { name: found.name };
  });
}
