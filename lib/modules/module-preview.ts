import { mergeEffects, type AccessEffect } from '../access/access-effects';
import { compareAccess } from '../access/compare-access';
import { findAccessGroups, grantsOfGroup, namedPeople } from '../access/queries/find-access-groups';
import { findModules, findRoles } from '../access/queries/find-member-access';
import { levelsOf, resolveGrants } from '../access/resolve-access';
import type { Module } from '../core/module';
import { digestOfReview } from '../platform/crypto';
import { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import type { ProductModule } from './store';

/** What retiring or restoring a module does. */
export type ModulePreview = {
  /** Those that go or come back, the module first. */
  modules: Pick<Module, 'key' | 'name'>[];
  /** The project's own roles that name one of them. */
  roles: string[];
  /** How many people have an override on one of them. */
  overrides: number;
  effects: AccessEffect[];
  /** Stands for all of this, down to each single person. */
  reviewed: string;
};

/** The raw client, or a transaction. */
type Reader = Pick<Tx, '$queryRaw' | 'override' | 'module'>;

/**
 * Resolves everybody's access with and without the module; whose membership is over has none to
 * lose. Within a transaction that holds the project's access alone it stays true until the commit.
 */
export async function previewModule(
  db: Reader,
  projectId: string,
  module: ProductModule,
  now: Date,
): Promise<ModulePreview> {
  const inUse = await findModules(db, projectId);
  const concerned = module.retiredAt
    ? await modulesComingBack(db, projectId, module)
    : inUse.filter(({ key, parentKey }) => key === module.key || parentKey === module.key);
  const keys = concerned.map(({ key }) => key);
  const roles = await findRoles(db, projectId);
  const groups = await findAccessGroups(
    db,
    projectId,
    Prisma.sql`m.status <> 'REVOKED' AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)`,
    now,
  );
  // A module that is not in use gives nothing, whatever is granted on it.
  const [before, after] = module.retiredAt ? [[], concerned] : [concerned, []];
  const affected = groups.map((group) => {
    const grants = grantsOfGroup(group, roles);
    const levelsOn = (modules: Module[]) => levelsOf(resolveGrants(grants, modules, now));
    return { ...group, changes: compareAccess(levelsOn(before), levelsOn(after), concerned) };
  });
  const shown = {
    modules: concerned.map(({ key, name }) => ({ key, name })),
    roles: roles
      .filter(({ levels }) => keys.some((key) => Object.hasOwn(levels, key)))
      .map(({ name }) => name),
    overrides: await countOverrides(db, projectId, keys),
    effects: mergeEffects(affected, namedPeople),
  };
  const people = affected.filter(({ changes }) => changes.length > 0).map(({ digest }) => digest);
  return { ...shown, reviewed: digestOfReview({ module: module.id, ...shown, people }) };
}

/** A retired module with those of its sub-modules that were not retired by themselves. */
async function modulesComingBack(
  db: Reader,
  projectId: string,
  { id, key, name, parent }: ProductModule,
): Promise<Module[]> {
  const subModules = await db.module.findMany({
    where: { projectId, parentId: id, retiredAt: null },
    select: { id: true, key: true, name: true },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
  });
  const kind = 'PRODUCT' as const;
  return [
    { id, key, name, kind, parentKey: parent?.key ?? null },
    ...subModules.map((module) => ({ ...module, kind, parentKey: key })),
  ];
}

async function countOverrides(db: Reader, projectId: string, keys: string[]): Promise<number> {
  const people = await db.override.groupBy({
    by: ['memberId'],
    where: { projectId, module: { key: { in: keys } } },
  });
  return people.length;
}
