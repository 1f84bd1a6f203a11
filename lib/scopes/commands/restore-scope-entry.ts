import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { canWriteSettings } from '../../projects/policy';
import { assertReviewed } from '../../projects/reviewed';
import { entryEvents } from '../entry-events';
import { previewEntry } from '../entry-preview';
import type { ReviewedScopeEntryInput, ScopeEntry } from '../schema';
import { requireRoom, requireScopeEntry } from '../store';

/**
 * Brings a retired product or gateway back, for all who are restricted to none of its kind and for
 * those who still have it on their list.
 * @throws `forbidden`, `not_found`; `conflict` when it is in use, or there are too many; `stale`
 */
export async function restoreScopeEntry(
  ctx: Context,
  { entryId, reviewed }: ReviewedScopeEntryInput,
): Promise<Pick<ScopeEntry, 'kind' | 'name'>> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    assertAllowed(canWriteSettings(await lockActor(tx, ctx)));
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
  });
}
