import type { Actor } from '../core/actor';
import { assertAllowed } from '../core/decision';
import { AppError } from '../core/errors';
import { database } from '../platform/database';
import { canReadSettings, canWriteSettings } from '../projects/policy';
import { previewModule, type ModulePreview } from './module-preview';
import { moduleId } from './schema';

export type ModuleEntry = {
  id: string;
  key: string;
  name: string;
  /** When it was retired; null while it is in use. */
  retiredAt: Date | null;
};
export type ModuleWithParts = ModuleEntry & { subModules: ModuleEntry[] };
/** A module that was retired by itself, not with the one above it. */
export type RetiredModule = ModuleEntry & {
  retiredAt: Date;
  parent: Pick<ModuleEntry, 'name' | 'retiredAt'> | null;
};

export type ModuleCatalogue = {
  product: ModuleWithParts[];
  console: ModuleEntry[];
  retired: RetiredModule[];
};

const columns = { id: true, key: true, name: true, retiredAt: true } as const;

/** Every module of the project, in the order of screens. */
export async function listModules(actor: Actor): Promise<ModuleCatalogue> {
  assertAllowed(canReadSettings(actor));
  const rows = await database().module.findMany({
    where: { projectId: actor.projectId },
    select: { ...columns, kind: true, parentId: true },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
  });
  const entries = rows.map(({ kind, parentId, ...entry }) => ({ entry, kind, parentId }));
  const inUse = entries.filter(({ entry }) => entry.retiredAt === null);
  const parentOf = (id: string | null) => rows.find((row) => row.id === id) ?? null;
  return {
    product: inUse
      .filter(({ kind, parentId }) => kind === 'PRODUCT' && parentId === null)
      .map(({ entry }) => ({
        ...entry,
        subModules: inUse.filter(({ parentId }) => parentId === entry.id).map((sub) => sub.entry),
      })),
    console: inUse.filter(({ kind }) => kind === 'CONSOLE').map(({ entry }) => entry),
    retired: entries.flatMap(({ entry: { retiredAt, ...entry }, parentId }) =>
      retiredAt ? { ...entry, retiredAt, parent: parentOf(parentId) } : [],
    ),
  };
}

export type ReviewedModule = ModuleEntry & { preview: ModulePreview };

/**
 * What retiring a module, or restoring a retired one, would do. Who may not read users learns how
 * many of them it concerns, not who.
 * @throws `forbidden`; `not_found` also for an ID that is malformed or of another project
 */
export async function getModulePreview(
  actor: Actor,
  id: string,
  now: Date,
): Promise<ReviewedModule> {
  assertAllowed(canWriteSettings(actor));
  const found = moduleId.safeParse(id).success
    ? await database().module.findFirst({
        where: { id, projectId: actor.projectId, kind: 'PRODUCT' },
        select: { ...columns, parent: { select: columns } },
      })
    : null;
  if (!found) throw new AppError('not_found', 'There is no such module.');
  const { parent: _parent, ...entry } = found;
  const preview = await previewModule(database(), actor.projectId, found, now);
  const effects = actor.may('users', 'READ')
    ? preview.effects
    : preview.effects.map((effect) => ({ ...effect, people: [] }));
  return { ...entry, preview: { ...preview, effects } };
}
