import { namedLevel, type AccessLevels } from '../../lib/core/access-level';
import type { Prisma } from '../../lib/platform/generated/client';
import type { Tx } from '../../lib/platform/transact';
import type { CreatedProject } from '../../lib/projects/store';
import {
  accessStories,
  gatewayStories,
  productStories,
  retiredProduct,
  roleStories,
  type AccessStory,
} from './access-stories';
import { day, type DemoPerson } from './people';
import { createRandom, type Random } from './random';
import { nameStories, signInStories } from './stories';

type Told = { person: DemoPerson; story: AccessStory };

/** Apart from the people's, so that these stories change nobody's name or dates. */
const seed = 20_261_122;

/** Who is given what, in the order of the stories. */
export function tellAccess(people: readonly DemoPerson[]): Told[] {
  const own = new Set([...signInStories, ...nameStories].map(({ email }) => email));
  const free = people.filter(
    ({ email, role, fate }) => role === 'MEMBER' && fate === 'active' && !own.has(email),
  );
  return accessStories.flatMap((story, index) => {
    const person = free[index];
    return person ? [{ person, story }] : [];
  });
}

/** Products, gateways, the project's own roles, and what single people have of them. */
export async function fillAccess(
  tx: Tx,
  project: CreatedProject,
  told: readonly Told[],
  now: Date,
): Promise<void> {
  const random = createRandom(seed);
  const shared = { projectId: project.id };
  const modules = await tx.module.findMany({ where: shared, select: { id: true, key: true } });
  const levelRows = (levels: AccessLevels) =>
    modules.flatMap(({ id, key }) => {
      const level = namedLevel(levels, key);
      return level ? [{ ...shared, moduleId: id, level }] : [];
    });

  const roles = roleStories.map((story, index) => {
    const createdAt = new Date(now.getTime() - (360 - 60 * index) * day);
    return { ...story, id: random.idAt(createdAt), createdAt };
  });
  await tx.role.createMany({
    data: roles.map(({ id, name, createdAt }) => ({ ...shared, id, name, createdAt })),
  });
  await tx.moduleGrant.createMany({
    data: roles.flatMap(({ id, levels }) =>
      levelRows(levels).map((row) => ({ ...row, roleId: id })),
    ),
  });

  const entries = entryRows(random, project, now);
  await tx.scopeItem.createMany({ data: entries });
  const rows = told.map((one) => memberRowsOf(random, entries, one, now));
  await tx.memberRole.createMany({
    data: rows.flatMap(({ assignments, memberId }) =>
      assignments.map(({ role, endsAt }) => ({
        ...shared,
        memberId,
        roleId: roles.find(({ name }) => name === role)?.id ?? '',
        endsAt,
      })),
    ),
  });
  await tx.override.createMany({
    data: rows.flatMap(({ memberId, overrides }) =>
      levelRows(overrides).map((row) => ({ ...row, memberId })),
    ),
  });
  await tx.memberScope.createMany({
    data: rows.flatMap(({ memberId, itemIds }) =>
      itemIds.map((itemId) => ({ ...shared, memberId, itemId })),
    ),
  });
}

type EntryRow = Prisma.ScopeItemCreateManyInput & { id: string };

function entryRows(random: Random, project: CreatedProject, now: Date): EntryRow[] {
  const ago = (days: number) => new Date(now.getTime() - days * day);
  const row = (
    kind: 'PRODUCT' | 'GATEWAY',
    [externalId, name]: readonly [string, string],
    createdAt: Date,
  ): EntryRow => ({
    id: random.idAt(createdAt),
    projectId: project.id,
    kind,
    externalId,
    name,
    createdAt,
  });
  return [
    ...productStories.map((story, index) => row('PRODUCT', story, ago(400 - index))),
    ...gatewayStories.map((story, index) => row('GATEWAY', story, ago(390 - index))),
    { ...row('PRODUCT', retiredProduct, ago(410)), retiredAt: ago(75) },
  ];
}

function memberRowsOf(
  random: Random,
  entries: readonly EntryRow[],
  { person, story }: Told,
  now: Date,
) {
  const some = (kind: 'PRODUCT' | 'GATEWAY', count = 0) =>
    random
      .shuffled(entries.filter((entry) => entry.kind === kind && !entry.retiredAt))
      .slice(0, count)
      .map(({ id }) => id);
  return {
    memberId: person.memberId,
    assignments: (story.roles ?? []).map(([role, days]) => ({
      role,
      endsAt: days === null ? null : new Date(now.getTime() + days * day),
    })),
    overrides: story.overrides ?? {},
    itemIds: [...some('PRODUCT', story.products), ...some('GATEWAY', story.gateways)],
  };
}
