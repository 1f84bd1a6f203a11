import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { canWriteSettings } from '../../projects/policy';
import type { MoveModuleInput } from '../schema';
import { requireModuleInUse, siblingsInUse } from '../store';

export type MovedModule = { name: string; moved: boolean };

/** Past its neighbour, or to a place among those beside it, of which the first is 1. */
type Move = MoveModuleInput | { moduleId: string; position: number };

/**
 * Moves a module within the modules or within its own. At the end of them it stays where it is.
 * @throws `forbidden`, `not_found`, `conflict`
 */
export async function moveModule(ctx: Context, move: Move): Promise<MovedModule> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    assertAllowed(canWriteSettings(await lockActor(tx, ctx)));
    const found = await requireModuleInUse(tx, projectId, move.moduleId);
    const siblings = await siblingsInUse(tx, projectId, found.parent?.id ?? null);
    const from = siblings.findIndex(({ id }) => id === found.id);
    const to = Math.max(0, Math.min(targetOf(move, from), siblings.length - 1));
    if (to === from) return { name: found.name, moved: false };
    siblings.splice(to, 0, ...siblings.splice(from, 1));
    // All of them anew: a restored module may have the position of another.
    for (const [position, { id, position: before }] of siblings.entries()) {
      if (position !== before) await tx.module.update({ where: { id }, data: { position } });
    }
    await recordAudit(tx, ctx, {
      event: 'module.moved',
      projectId,
      target: { type: 'module', id: found.id, name: found.name },
      before: { position: from + 1 },
      after: { position: to + 1 },
    });
    return { name: found.name, moved: true };
  });
}

function targetOf(move: Move, from: number): number {
  if ('position' in move) return move.position - 1;
  return move.direction === 'up' ? from - 1 : from + 1;
}
