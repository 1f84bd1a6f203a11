import { peopleAffected } from '../access/access-effects';
import { recordAudit } from '../audit/record-audit';
import type { Context } from '../core/context';
import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';
import { assertReviewed, type Reviewed } from '../projects/reviewed';
import { previewModule } from './module-preview';
import { requireFreeName, requireProductModule, requireRoom, siblingsInUse } from './store';

/** It comes back last among those beside it. */
export async function restore(
  tx: Tx,
  ctx: Context,
  { moduleId, reviewed }: { moduleId: string } & Reviewed,
): Promise<{ name: string }> {
  const { projectId } = ctx;
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
}
