import { recordAudit } from '../audit/record-audit';
import type { Context } from '../core/context';
import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';
import { assertReviewed, type Reviewed } from '../projects/reviewed';
import { entryEvents } from './entry-events';
import { previewEntry } from './entry-preview';
import type { ScopeEntry } from './schema';
import { requireRoom, requireScopeEntry } from './store';

export async function restore(
  tx: Tx,
  ctx: Context,
  { entryId, reviewed }: { entryId: string } & Reviewed,
): Promise<Pick<ScopeEntry, 'kind' | 'name'>> {
  const { projectId } = ctx;
  const entry = await requireScopeEntry(tx, projectId, entryId);
  if (!entry.retiredAt) throw new AppError('conflict', `${entry.name} is in use already.`);
  const preview = await previewEntry(tx, projectId, entry, ctx.now);
  assertReviewed(preview, reviewed);
  await requireRoom(tx, projectId, entry.kind);
  await tx.scopeItem.update({ where: { id: entry.id }, data: { retiredAt: null } });
  const { type, restored } = entryEvents[entry.kind];
  await recordAudit(tx, ctx, {
    event: restored,
    projectId,
    target: { type, id: entry.id, name: entry.name },
    before: { externalId: entry.externalId, retired: true },
    after: { retired: false, usersRestrictedToIt: preview.count },
  });
  return { kind: entry.kind, name: entry.name };
}
