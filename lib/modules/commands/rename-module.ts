import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { canWriteSettings } from '../../projects/policy';
import type { RenameModuleInput } from '../schema';
import { requireFreeName, requireModuleInUse } from '../store';

/**
 * Changes what screens call a module; its key, by which the product and the API know it, stays.
 * @throws `forbidden`, `not_found`, `invalid`, `conflict`
 */
export async function renameModule(
  ctx: Context,
  { moduleId, name }: RenameModuleInput,
): Promise<{ name: string }> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    assertAllowed(canWriteSettings(await lockActor(tx, ctx)));
    const found = await requireModuleInUse(tx, projectId, moduleId);
    if (found.name === name) return { name };
    const parentId = found.parent?.id ?? null;
    await requireFreeName(tx, projectId, { id: found.id, parentId, name });
    await tx.module.update({ where: { id: found.id }, data: { name } });
    await recordAudit(tx, ctx, {
      event: 'module.renamed',
      projectId,
      target: { type: 'module', id: found.id, name },
      before: { key: found.key, name: found.name },
      after: { key: found.key, name },
    });
    return { name };
  });
}
