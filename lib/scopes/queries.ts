import type { Actor } from '../core/actor';
import { assertAllowed } from '../core/decision';
import { AppError } from '../core/errors';
import { database } from '../platform/database';
import { canReadSettings, canWriteSettings } from '../projects/policy';
import { previewEntry, type EntryPreview } from './entry-preview';
import { entryId, type ScopeEntry } from './schema';

const columns = { id: true, kind: true, externalId: true, name: true, retiredAt: true } as const;

/** A product or gateway, with how many members have it on their list. */
export type CountedEntry = ScopeEntry & { restricted: number };

/** Every product and gateway, by name; the retired ones last. */
export async function listCatalogueEntries(actor: Actor): Promise<CountedEntry[]> {
  assertAllowed(canReadSettings(actor));
  const { projectId } = actor;
  const [entries, counts] = await Promise.all([
    database().scopeItem.findMany({
      where: { projectId },
      select: columns,
      orderBy: [{ name: 'asc' }, { externalId: 'asc' }],
    }),
    database().memberScope.groupBy({ by: ['itemId'], where: { projectId }, _count: true }),
  ]);
  const countOf = new Map(counts.map(({ itemId, _count }) => [itemId, _count]));
  const counted = entries.map((entry) => ({ ...entry, restricted: countOf.get(entry.id) ?? 0 }));
  return [
    ...counted.filter(({ retiredAt }) => retiredAt === null),
    ...counted.filter(({ retiredAt }) => retiredAt !== null),
  ];
}

/**
 * Whom retiring a product or gateway, or restoring a retired one, would concern. Who may not read
 * users learns how many, not who.
 * @throws `forbidden`; `not_found` also for an ID that is malformed or of another project
 */
export async function getEntryPreview(
  actor: Actor,
  id: string,
  now: Date,
): Promise<ScopeEntry & { preview: EntryPreview }> {
  assertAllowed(canWriteSettings(actor));
  const { projectId } = actor;
  const entry = entryId.safeParse(id).success
    ? await database().scopeItem.findUnique({
        where: { projectId_id: { projectId, id } },
        select: columns,
      })
    : null;
  if (!entry) throw new AppError('not_found', 'There is no such product or gateway.');
  const preview = await previewEntry(database(), projectId, entry, now);
  return {
    ...entry,
    preview: actor.may('users', 'READ') ? preview : { ...preview, people: [] },
  };
}
