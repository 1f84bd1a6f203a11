import { recordAudit } from '../audit/record-audit';
import type { Context } from '../core/context';
import type { Tx } from '../platform/transact';
import type { RenameModuleInput } from './schema';
import { requireFreeName, requireModuleInUse } from './store';

export async function rename(
  tx: Tx,
  ctx: Context,
  { moduleId, name }: RenameModuleInput,
): Promise<{ name: string }> {
  const { projectId } = ctx;
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
}
