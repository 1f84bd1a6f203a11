import { findSignedInUser } from '@/lib/auth/current-actor';
import { assignRole, givenRole } from '@/tests/support/given-access';
import {
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';
import { owedMails } from '@/tests/support/outbox';

export const now = new Date('2026-11-21T10:00:00Z');
export const later = (ms: number) => new Date(now.getTime() + ms);

export let project: GivenProject;
export let admin: GivenMember;
export let ravi: GivenMember;

/** Before each test: a project anew, its Admin Asha Rao, and its Member Ravi Iyer. */
export async function givenAshaAndRavi(): Promise<void> {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
}

/** Somebody who may write users and otherwise has little. */
export async function givenManager(): Promise<GivenMember> {
  const member = await givenMember(project, 'MEMBER', { lastName: 'Manager' });
  await assignRole(member, await givenRole(project, 'Managers', { users: 'READ_WRITE' }));
  return member;
}

/** A context whose proof of who is there is just made. */
export const by = (member: GivenMember, at = now) => loadedContextFor(member, at);

export const isOpen = async (session: string) => (await findSignedInUser(session, now)) !== null;

/** What the outbox owes to an address: the templates, in the order of their names. */
export const mailsTo = async (email: string) =>
  (await owedMails(email)).map(({ template }) => template).sort();
