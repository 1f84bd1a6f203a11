import type { SignedInUser } from '../../core/actor';
import { database } from '../../platform/database';

export type OwnProject = { slug: string; name: string };

/** The projects in which a person may do something now, by name. */
export async function listOwnProjects(
  user: Pick<SignedInUser, 'userId'>,
  now: Date,
): Promise<OwnProject[]> {
  const memberships = await database().member.findMany({
    where: {
      userId: user.userId,
      status: 'ACTIVE',
      OR: [{ endsAt: null }, { endsAt: { gt: now } }],
    },
    select: { project: { select: { slug: true, name: true } } },
    orderBy: [{ project: { name: 'asc' } }, { project: { slug: 'asc' } }],
  });
  return memberships.map((membership) => membership.project);
}
