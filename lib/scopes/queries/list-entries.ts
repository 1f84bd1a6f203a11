import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { database } from '../../platform/database';
import { canReadSettings } from '../../projects/policy';
import { scopeWords, type ScopeEntry, type ScopeKind } from '../schema';

const columns = { id: true, kind: true, externalId: true, name: true, retiredAt: true } as const;

/** The products or the gateways of the project, in use or retired. @throws `forbidden` */
export async function listEntries(actor: Actor, kind: ScopeKind): Promise<ScopeEntry[]> {
  assertAllowed(canReadSettings(actor));
  return database().scopeItem.findMany({
    where: { projectId: actor.projectId, kind },
    select: columns,
  });
}

/** @throws `forbidden`; `not_found` also for one of another project or of the other kind */
export async function getEntry(actor: Actor, kind: ScopeKind, id: string): Promise<ScopeEntry> {
  assertAllowed(canReadSettings(actor));
  const found = await database().scopeItem.findFirst({
    where: { projectId: actor.projectId, kind, id },
    select: columns,
  });
  if (!found) throw new AppError('not_found', `There is no such ${scopeWords[kind].one}.`);
  return found;
}
