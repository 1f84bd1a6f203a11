import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { canWriteSettings } from '../../projects/policy';
import { assertReviewed } from '../../projects/reviewed';
import { entryEvents } from '../entry-events';
import { previewEntry } from '../entry-preview';
import type { ReviewedScopeEntryInput, ScopeEntry } from '../schema';
import { requireEntryInUse } from '../store';

/**
 * Takes a product or gateway out of use: nothing is allowed inside it, and it cannot be chosen.
 * Those who are restricted to it keep it on their list, for the day when it is restored.
 * @throws `forbidden`, `not_found`; `conflict` when it is retired; `stale` when it would concern
 * others than was reviewed
 */
export async function retireScopeEntry(
  ctx: Context,
  { entryId, reviewed }: ReviewedScopeEntryInput,
): Promise<Pick<ScopeEntry, 'kind' | 'name'>> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    assertAllowed(canWriteSettings(await lockActor(tx, ctx)));
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
  });
}
