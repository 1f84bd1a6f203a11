import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { database } from '../../platform/database';
import { canReadUsers } from '../policy';

export type ScopeEntryDetails = {
  id: string;
  kind: 'PRODUCT' | 'GATEWAY';
  externalId: string;
  name: string;
  retired: boolean;
};

/** What members can be restricted to, by ID; the retired too, which some still have. @throws `forbidden` */
export async function listScopeEntries(actor: Actor): Promise<ScopeEntryDetails[]> {
  assertAllowed(canReadUsers(actor));
  const entries = await database().scopeItem.findMany({
    where: { projectId: actor.projectId },
    orderBy: [{ externalId: 'asc' }],
  });
  return entries.map(({ id, kind, externalId, name, retiredAt }) => ({
    id,
    kind,
    externalId,
    name,
    retired: retiredAt !== null,
  }));
}
