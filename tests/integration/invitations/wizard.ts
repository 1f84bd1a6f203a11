import { randomUUID } from 'node:crypto';
import { createUser } from '@/lib/invitations/commands/create-user';
import { createUserInput } from '@/lib/invitations/schema';
import {
  loadedContextFor,
  givenMember,
  givenProject,
  type GivenMember,
} from '@/tests/support/given-project';

export const now = new Date('2026-11-21T10:00:00Z');

export let admin: GivenMember;
export let email: string;

/** Before each test: an Admin in a project anew, and an address that nobody has. */
export async function givenAddress(): Promise<void> {
  admin = await givenMember(await givenProject());
  email = `${randomUUID()}@example.com`;
}

/** Fills the wizard with these fields beside a name. */
export const create = async (fields: Record<string, unknown>, by = admin) =>
  createUser(
    await loadedContextFor(by, now),
    createUserInput.parse({ email, firstName: 'Ravi', lastName: 'Iyer', ...fields }),
  );
