import type { SignedInUser } from '../../core/actor';
import { database } from '../../platform/database';
import { findOverlapping, passcodeColumns, type PasscodeFacts } from '../find-passcodes';
import type { PasscodeStatus } from '../../core/passcode-terms';
import { passcodeStatusOf } from '../status';

export type OwnPasscode = {
  slug: string;
  projectName: string;
  status: PasscodeStatus;
  current: PasscodeFacts | null;
  overlapping: PasscodeFacts[];
};

/** One's own API credential in every project that one joined, by the projects' names. */
export async function listOwnPasscodes(
  { userId }: Pick<SignedInUser, 'userId'>,
  now: Date,
): Promise<OwnPasscode[]> {
  const members = await database().member.findMany({
    where: { userId, status: { not: 'INVITED' } },
    select: {
      id: true,
      project: { select: { slug: true, name: true } },
      passcodes: { where: { replacedAt: null }, select: passcodeColumns },
    },
    orderBy: [{ project: { name: 'asc' } }, { project: { slug: 'asc' } }],
  });
  return Promise.all(
    members.map(async ({ id, project, passcodes: [current = null] }) => ({
      slug: project.slug,
      projectName: project.name,
      status: passcodeStatusOf(current, now),
      current,
      overlapping: current ? await findOverlapping(database(), id, now) : [],
    })),
  );
}
