import type { Prisma } from '../../lib/platform/generated/client';
import type { CreatedProject } from '../../lib/projects/store';
import type { AccessStory } from './access-stories';
import { isInvited } from './fates';
import { day, type DemoPerson } from './people';

export function memberRows(
  project: CreatedProject,
  people: readonly DemoPerson[],
  access: ReadonlyMap<DemoPerson, AccessStory>,
  now: Date,
): Prisma.MemberCreateManyInput[] {
  return people.map((person) => ({
    allProducts: access.get(person)?.products === undefined,
    allGateways: access.get(person)?.gateways === undefined,
    id: person.memberId,
    projectId: project.id,
    userId: person.id,
    status: isInvited(person.fate) ? 'INVITED' : person.fate === 'revoked' ? 'REVOKED' : 'ACTIVE',
    invitedById: person.inviter?.id ?? null,
    createdAt: person.addedAt,
    joinedAt: person.joinedAt,
    endsAt: endOf(person, now),
  }));
}

function endOf(person: DemoPerson, now: Date): Date | null {
  if (person.fate === 'ending') return new Date(now.getTime() + 9 * day);
  return person.fate === 'ended' ? new Date(now.getTime() - 6 * day) : null;
}

export function memberRoleRows(
  project: CreatedProject,
  people: readonly DemoPerson[],
  access: ReadonlyMap<DemoPerson, AccessStory>,
): Prisma.MemberRoleCreateManyInput[] {
  return people
    .filter((person) => access.get(person)?.keepsSystemRole !== false)
    .map((person) => ({
      projectId: project.id,
      memberId: person.memberId,
      roleId: project.roleIds[person.role],
    }));
}
