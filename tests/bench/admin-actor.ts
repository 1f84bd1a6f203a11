import { findMemberAccess, findModules } from '../../lib/access/queries/find-member-access';
import { actorWith } from '../../lib/auth/actor-with';
import type { Actor } from '../../lib/core/actor';
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
  const found = await findMemberAccess(database(), project.id, [member.userId]);
  const access = found.get(member.userId)?.access;
  if (!access) throw new Error('The seeded Admin is gone');
  const identity = {
    userId: member.userId,
    authenticatedAt: new Date(),
    sessionId: null,
    passcode: null,
    name: displayName(member.user),
    email: member.user.email,
    memberId: member.id,
    projectId: project.id,
    projectSlug: project.slug,
    projectName: 'Bench',
  };
  const modules = await findModules(database(), project.id);
  return actorWith(identity, access, modules, new Date());
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
