import { recordAudit } from '../audit/record-audit';
import type { Context } from '../core/context';
import type { Tx } from '../platform/transact';
import type { MoveModuleInput } from './schema';
import { requireModuleInUse, siblingsInUse } from './store';

export type MovedModule = { name: string; moved: boolean };

/** Past its neighbour, or to a place among those beside it, of which the first is 1. */
type Move = MoveModuleInput | { moduleId: string; position: number };

export async function move(tx: Tx, ctx: Context, to: Move): Promise<MovedModule> {
  const { projectId } = ctx;
  const found = await requireModuleInUse(tx, projectId, to.moduleId);
  const siblings = await siblingsInUse(tx, projectId, found.parent?.id ?? null);
  const before = siblings.findIndex(({ id }) => id === found.id);
  const after = Math.max(0, Math.min(targetOf(to, before), siblings.length - 1));
  if (after === before) return { name: found.name, moved: false };
  siblings.splice(after, 0, ...siblings.splice(before, 1));
  // All of them anew: a restored module may have the position of another.
  for (const [position, sibling] of siblings.entries()) {
    if (position === sibling.position) continue;
    await tx.module.update({ where: { id: sibling.id }, data: { position } });
  }
  await recordAudit(tx, ctx, {
    event: 'module.moved',
    projectId,
    target: { type: 'module', id: found.id, name: found.name },
    before: { position: before + 1 },
    after: { position: after + 1 },
  });
  return { name: found.name, moved: true };
}

function targetOf(to: Move, before: number): number {
  if ('position' in to) return to.position - 1;
  return to.direction === 'up' ? before - 1 : before + 1;
}
