import { findActor } from '@/lib/auth/current-actor';
import { disableUser } from '@/lib/members/commands/person-acts';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import {
  addMember,
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { admin, mina, project } from '@/tests/support/asha-and-mina';

export const now = new Date();
export const earlier = new Date(now.getTime() - 3_600_000);
export const later = new Date(now.getTime() + 3_600_000);

type Act = typeof disableUser;
// Each a moment after the one before, so that what they leave has an order.
let moments = 0;
export const act = async (command: Act, by = admin, to: { id: string } = mina) =>
  command(await loadedContextFor(by, new Date(now.getTime() + moments++)), { userId: to.id });
export const userOf = ({ id }: { id: string }) =>
  database().user.findUniqueOrThrow({ where: { id } });
export const memberOf = ({ memberId }: GivenMember) =>
  database().member.findUniqueOrThrow({ where: { id: memberId } });
export const opens = (session: string, slug = project.slug) =>
  findActor(session, slug, { now, address: null });

/** Somebody of the project who is in another one too, where the admin of the first is nobody. */
export async function alsoElsewhere(member = mina): Promise<GivenProject> {
  const other = await givenProject('Elsewhere');
  await givenMember(other);
  await transact((tx) => addMember(tx, other, member.id, 'MEMBER'));
  return other;
}
