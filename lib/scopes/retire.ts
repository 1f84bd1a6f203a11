import { recordAudit } from '../audit/record-audit';
import type { Context } from '../core/context';
import type { Tx } from '../platform/transact';
import { assertReviewed, type Reviewed } from '../projects/reviewed';
import { entryEvents } from './entry-events';
import { previewEntry } from './entry-preview';
import type { ScopeEntry } from './schema';
import { requireEntryInUse } from './store';

export async function retire(
  tx: Tx,
  ctx: Context,
  { entryId, reviewed }: { entryId: string } & Reviewed,
): Promise<Pick<ScopeEntry, 'kind' | 'name'>> {
  const { projectId } = ctx;
  const entry = await requireEntryInUse(tx, projectId, entryId);
  const preview = await previewEntry(tx, projectId, entry, ctx.now);
  assertReviewed(preview, reviewed);
  await tx.scopeItem.update({ where: { id: entry.id }, data: { retiredAt: ctx.now } });
  const { type, retired } = entryEvents[entry.kind];
  await recordAudit(tx, ctx, {
    event: retired,
    projectId,
    target: { type, id: entry.id, name: entry.name },
    before: { externalId: entry.externalId, retired: false },
    after: { retired: true, usersRestrictedToIt: preview.count },
  });
  return { kind: entry.kind, name: entry.name };
}
