import { consoleLevelsOf, systemRoles } from '../../lib/access/system-roles';
import { createActor, type Actor } from '../../lib/core/actor';
import { displayName } from '../../lib/core/person-name';
import { database } from '../../lib/platform/database';
import type { SeededProject } from './seed-members';

/** The oldest member of the seeded project, who is an Admin, as a request would know them. */
export async function adminActor(project: SeededProject): Promise<Actor> {
  const member = await database().member.findFirstOrThrow({
    where: { projectId: project.id },
    orderBy: { createdAt: 'asc' },
    include: { user: true },
  });
  const { name } = systemRoles.ADMIN;
  const roles = [{ id: project.roleIds.ADMIN, name, systemRole: 'ADMIN' as const }];
  return createActor({
    userId: member.userId,
    sessionId: member.userId,
    name: displayName(member.user),
    email: member.user.email,
    memberId: member.id,
    projectId: project.id,
    projectSlug: project.slug,
    projectName: 'Bench',
    roles,
    consoleLevels: consoleLevelsOf(roles),
  });
}

/** Addresses of those members that the bench signs in as. */
export async function signInAddresses(project: SeededProject, count: number): Promise<string[]> {
  const members = await database().member.findMany({
    where: { projectId: project.id },
    orderBy: { createdAt: 'asc' },
    take: count,
    select: { user: { select: { email: true } } },
  });
  return members.map(({ user }) => user.email);
}
