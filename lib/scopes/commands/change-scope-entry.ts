import type { Context } from '../../core/context';
import { AppError } from '../../core/errors';
import { holdingProject } from '../../projects/holding-project';
import { canWriteSettings } from '../../projects/policy';
import { rename } from '../rename';
import { restore } from '../restore';
import { retire } from '../retire';
import {
  scopeWords,
  type RenameScopeEntryInput,
  type ReviewedScopeEntryInput,
  type ScopeEntry,
  type ScopeKind,
} from '../schema';
import { requireScopeEntry } from '../store';

type Changed = Promise<Pick<ScopeEntry, 'kind' | 'name'>>;

/**
 * Changes what screens call a product or gateway; its ID stays.
 * @throws `forbidden`, `not_found`; `conflict` once it is retired
 */
export function renameScopeEntry(
  ctx: Context,
  input: RenameScopeEntryInput,
): Promise<{ name: string }> {
  return holdingProject(ctx, canWriteSettings, (tx) => rename(tx, ctx, input));
}

/**
 * Takes a product or gateway out of use: nothing is allowed inside it, and it cannot be chosen.
 * Those who are restricted to it keep it on their list, for the day when it is restored.
 * @throws `forbidden`, `not_found`; `conflict` when it is retired; `stale` when it would concern
 * others than was reviewed
 */
export function retireScopeEntry(ctx: Context, input: ReviewedScopeEntryInput): Changed {
  return holdingProject(ctx, canWriteSettings, (tx) => retire(tx, ctx, input));
}

/**
 * Brings a retired product or gateway back, for all who are restricted to none of its kind and for
 * those who still have it on their list.
 * @throws `forbidden`, `not_found`; `conflict` when it is in use, or there are too many; `stale`
 */
export function restoreScopeEntry(ctx: Context, input: ReviewedScopeEntryInput): Changed {
  return holdingProject(ctx, canWriteSettings, (tx) => restore(tx, ctx, input));
}

/** What is left out stays as it is. */
type EntryChanges = { name?: string | undefined; retired?: boolean | undefined };

/**
 * Both changes or none: brought back before it is renamed, and taken out of use after. What is so
 * already stays so.
 * @throws as the commands for each of them, never `stale`; `not_found` also for the other kind
 */
export function updateScopeEntry(
  ctx: Context,
  { kind, entryId, name, retired }: EntryChanges & { kind: ScopeKind; entryId: string },
): Promise<void> {
  return holdingProject(ctx, canWriteSettings, async (tx) => {
    const entry = await requireScopeEntry(tx, ctx.projectId, entryId);
    if (entry.kind !== kind) {
      throw new AppError('not_found', `There is no such ${scopeWords[kind].one}.`);
    }
    if (retired === false && entry.retiredAt) await restore(tx, ctx, { entryId, reviewed: null });
    if (name !== undefined) await rename(tx, ctx, { entryId, name });
    if (retired === true && !entry.retiredAt) await retire(tx, ctx, { entryId, reviewed: null });
  });
}
