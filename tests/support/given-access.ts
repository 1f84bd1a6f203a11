import { findMemberAccess, findModules } from '@/lib/access/queries/find-member-access';
import { levelsOf, resolveAccess } from '@/lib/access/resolve-access';
import type { AccessLevels } from '@/lib/core/access-level';
import { database } from '@/lib/platform/database';
import type { GivenMember, GivenProject } from './given-project';

/** One of the project's own roles, with the levels that it names. @returns its ID */
export async function givenRole(
  project: GivenProject,
  name: string,
  levels: AccessLevels,
): Promise<string> {
  const role = await database().role.create({ data: { projectId: project.id, name } });
  const moduleIds = await moduleIdsOf(project);
  await database().moduleGrant.createMany({
    data: Object.entries(levels).map(([key, level]) => ({
      projectId: project.id,
      roleId: role.id,
      moduleId: moduleIds.get(key)!,
      level,
    })),
  });
  return role.id;
}

export async function assignRole(
  member: GivenMember,
  roleId: string,
  endsAt: Date | null = null,
): Promise<void> {
  await database().memberRole.create({
    data: { projectId: member.project.id, memberId: member.memberId, roleId, endsAt },
  });
}

export async function givenOverrides(member: GivenMember, levels: AccessLevels): Promise<void> {
  const moduleIds = await moduleIdsOf(member.project);
  await database().override.createMany({
    data: Object.entries(levels).map(([key, level]) => ({
      projectId: member.project.id,
      memberId: member.memberId,
      moduleId: moduleIds.get(key)!,
      level,
    })),
  });
}

/** A Product ID or Gateway Reference ID. @returns the entry's ID */
export async function givenScopeItem(
  project: GivenProject,
  kind: 'PRODUCT' | 'GATEWAY',
  externalId: string,
): Promise<string> {
  const item = await database().scopeItem.create({
    data: { projectId: project.id, kind, externalId, name: `The ${externalId}` },
  });
  return item.id;
}

/** Restricts somebody to these products. */
export async function restrictToProducts(member: GivenMember, itemIds: string[]): Promise<void> {
  await database().member.update({
    where: { id: member.memberId },
    data: { allProducts: false },
  });
  await database().memberScope.createMany({
    data: itemIds.map((itemId) => ({
      projectId: member.project.id,
      memberId: member.memberId,
      itemId,
    })),
  });
}

/** What is enforced for somebody at a moment, by module key. */
export async function levelsNow(member: GivenMember, now = new Date()): Promise<AccessLevels> {
  const found = await findMemberAccess(database(), member.project.id, [member.id]);
  const modules = await findModules(database(), member.project.id);
  return levelsOf(resolveAccess(found.get(member.id)!.access, modules, now));
}

async function moduleIdsOf(project: GivenProject): Promise<Map<string, string>> {
  const modules = await database().module.findMany({ where: { projectId: project.id } });
  return new Map(modules.map(({ key, id }) => [key, id]));
}
