import { peopleAffected } from '../../access/access-effects';
import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { canWriteSettings } from '../../projects/policy';
import { previewModule } from '../module-preview';
import { assertReviewed } from '../../projects/reviewed';
import type { ReviewedModuleInput } from '../schema';
import { requireFreeName, requireProductModule, requireRoom, siblingsInUse } from '../store';

/**
 * Brings a retired module back, last among those beside it, and with it what people had on it.
 * @throws `forbidden`, `not_found`; `conflict` when it is in use, or the module above it is not;
 * `invalid` when its name was given to another; `stale`
 */
export async function restoreModule(
  ctx: Context,
  { moduleId, reviewed }: ReviewedModuleInput,
): Promise<{ name: string }> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    assertAllowed(canWriteSettings(await lockActor(tx, ctx)));
    const found = await requireProductModule(tx, projectId, moduleId);
    if (!found.retiredAt) throw new AppError('conflict', `${found.name} is in use already.`);
    if (found.parent?.retiredAt) {
      throw new AppError('conflict', `Restore ${found.parent.name} first, of which it is a part.`);
    }
    const preview = await previewModule(tx, projectId, found, ctx.now);
    assertReviewed(preview, reviewed);
    await requireRoom(tx, projectId, preview.modules.length);
    const parentId = found.parent?.id ?? null;
    await requireFreeName(tx, projectId, { ...found, parentId });
    const last = (await siblingsInUse(tx, projectId, parentId)).at(-1);
    await tx.module.update({
      where: { id: found.id },
      data: { retiredAt: null, position: (last?.position ?? -1) + 1 },
    });
    await recordAudit(tx, ctx, {
      event: 'module.restored',
      projectId,
      target: { type: 'module', id: found.id, name: found.name },
      before: { retired: true },
      after: {
        modules: preview.modules.map(({ key }) => key),
        retired: false,
        usersAffected: peopleAffected(preview.effects),
      },
    });
    return { name: found.name };
  });
}
