import { peopleAffected } from '../access/access-effects';
import { recordAudit } from '../audit/record-audit';
import type { Context } from '../core/context';
import type { Tx } from '../platform/transact';
import { assertReviewed, type Reviewed } from '../projects/reviewed';
import { previewModule } from './module-preview';
import { requireModuleInUse } from './store';

export async function retire(
  tx: Tx,
  ctx: Context,
  { moduleId, reviewed }: { moduleId: string } & Reviewed,
): Promise<{ name: string }> {
  const { projectId } = ctx;
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
}
