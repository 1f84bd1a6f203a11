import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';
import { entriesPerKind } from './limits';
import { scopeWords, type ScopeEntry, type ScopeKind } from './schema';

/**
 * A product or gateway, in use or retired. The project's access is to be locked before.
 * @throws `not_found`
 */
export async function requireScopeEntry(
  tx: Tx,
  projectId: string,
  entryId: string,
): Promise<ScopeEntry> {
  const found = await tx.scopeItem.findUnique({
    where: { projectId_id: { projectId, id: entryId } },
    select: { id: true, kind: true, externalId: true, name: true, retiredAt: true },
  });
  if (!found) throw new AppError('not_found', 'There is no such product or gateway.');
  return found;
}

/** @throws `not_found`; `conflict` once it is retired */
export async function requireEntryInUse(
  tx: Tx,
  projectId: string,
  entryId: string,
): Promise<ScopeEntry> {
  const entry = await requireScopeEntry(tx, projectId, entryId);
  if (entry.retiredAt) {
    throw new AppError('conflict', `${entry.name} is retired. Restore it first.`);
  }
  return entry;
}

/** @throws `conflict` when the project would have too many of the kind in use */
export async function requireRoom(tx: Tx, projectId: string, kind: ScopeKind): Promise<void> {
  const count = await tx.scopeItem.count({ where: { projectId, kind, retiredAt: null } });
  if (count < entriesPerKind) return;
  throw new AppError(
    'conflict',
    `A project has at most ${entriesPerKind} ${scopeWords[kind].one}s. Retire one that is no longer needed.`,
  );
}
