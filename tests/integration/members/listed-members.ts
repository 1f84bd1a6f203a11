import type { SystemRoleKey } from '@/lib/access/system-roles';
import { inviteUsers } from '@/lib/invitations/commands/invite-users';
import { listMembers, type MemberPage } from '@/lib/members/queries/list-members';
import { memberListParams } from '@/lib/members/schema';
import {
  actorOf,
  contextFor,
  givenMember,
  givenProject,
  type GivenMember,
} from '@/tests/support/given-project';
import { inviteOf } from '@/tests/support/invite-of';

export const now = new Date('2026-11-21T10:00:00Z');
export const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

export let admin: GivenMember;

/** Before each test: a project anew, with nobody but its Admin Zoë. */
export async function givenZoe(): Promise<void> {
  const names = { firstName: 'Zoë', lastName: 'Admin' };
  admin = await givenMember(await givenProject(), 'ADMIN', names);
}

export const list = (params: Record<string, string> = {}, by = admin): Promise<MemberPage> =>
  listMembers(actorOf(by), memberListParams.parse(params), now);

export const names = (page: MemberPage) => page.rows.map((row) => row.name);

export const person = (
  firstName: string,
  lastName = 'Test',
  role: SystemRoleKey = 'MEMBER',
): Promise<GivenMember> => givenMember(admin.project, role, { firstName, lastName });

export const invite = (...emails: string[]) =>
  inviteUsers(contextFor(admin, now), inviteOf(admin.project.roleIds.MEMBER, ...emails));
