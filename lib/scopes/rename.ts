import { recordAudit } from '../audit/record-audit';
import type { Context } from '../core/context';
import type { Tx } from '../platform/transact';
import { entryEvents } from './entry-events';
import type { RenameScopeEntryInput } from './schema';
import { requireEntryInUse } from './store';

export async function rename(
  tx: Tx,
  ctx: Context,
  { entryId, name }: RenameScopeEntryInput,
): Promise<{ name: string }> {
  const { projectId } = ctx;
  const entry = await requireEntryInUse(tx, projectId, entryId);
  if (entry.name === name) return { name };
  await tx.scopeItem.update({ where: { id: entry.id }, data: { name } });
  const { type, renamed } = entryEvents[entry.kind];
  await recordAudit(tx, ctx, {
    event: renamed,
    projectId,
    target: { type, id: entry.id, name },
    before: { externalId: entry.externalId, name: entry.name },
    after: { externalId: entry.externalId, name },
  });
  return { name };
}
