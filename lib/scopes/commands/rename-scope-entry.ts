import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { canWriteSettings } from '../../projects/policy';
import { entryEvents } from '../entry-events';
import type { RenameScopeEntryInput } from '../schema';
import { requireEntryInUse } from '../store';

/**
 * Changes what screens call a product or gateway; its ID stays.
 * @throws `forbidden`, `not_found`; `conflict` once it is retired
 */
export async function renameScopeEntry(
  ctx: Context,
  { entryId, name }: RenameScopeEntryInput,
): Promise<{ name: string }> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    assertAllowed(canWriteSettings(await lockActor(tx, ctx)));
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
  });
}
