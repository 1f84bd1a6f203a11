import { previewUpdate } from '@/lib/roles/queries/preview-role';
import { updateRoleInput } from '@/lib/roles/schema';
import { assignRole, givenRole } from '@/tests/support/given-access';
import {
  givenMember,
  givenProject,
  loadedContextFor,
  type GivenMember,
  type GivenProject,
} from '@/tests/support/given-project';

export const now = new Date();

export let project: GivenProject;
export let admin: GivenMember;
export let ravi: GivenMember;
/** The ID of a role that writes refunds. */
export let finance: string;

/** Before each test: a project anew, with an Admin, and with Ravi Iyer who holds the role Finance. */
export async function givenFinance(): Promise<void> {
  project = await givenProject();
  admin = await givenMember(project);
  ravi = await givenMember(project, 'MEMBER', { firstName: 'Ravi', lastName: 'Iyer' });
  finance = await givenRole(project, 'Finance', { 'payments.refunds': 'READ_WRITE' });
  await assignRole(ravi, finance);
}

/** Somebody who may write roles and otherwise has little. */
export async function roleManager(
  levels: Parameters<typeof givenRole>[2] = {},
): Promise<GivenMember> {
  const member = await givenMember(project, 'MEMBER', { lastName: 'Manager' });
  const role = await givenRole(project, 'Role managers', { roles: 'READ_WRITE', ...levels });
  await assignRole(member, role);
  return member;
}

export type Fields = {
  name?: string;
  levels?: Record<string, string>;
  reviewed?: string;
  basis?: string;
};

export const inputOf = ({ name = 'Finance', levels = {}, ...rest }: Fields, roleId = finance) =>
  updateRoleInput.parse({ roleId, name, levels, ...rest });

/** What an edit of a role would do. */
export async function preview(fields: Fields, { by = admin, of = finance } = {}) {
  const { reviewed: _, ...input } = inputOf(fields, of);
  return previewUpdate((await loadedContextFor(by)).actor, input, now);
}
