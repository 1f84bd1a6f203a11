import { randomUUID } from 'node:crypto';
import { confirmEmailChange } from '@/lib/members/commands/confirm-email-change';
import { requestEmailChange } from '@/lib/members/commands/request-email-change';
import { confirmEmailInput, updateEmailInput } from '@/lib/members/identity-schema';
import { database } from '@/lib/platform/database';
import { givenRequest, type GivenMember } from '@/tests/support/given-project';
import { mailedToken } from '@/tests/support/outbox';
import { admin, by, givenAshaAndRavi, now, ravi } from './asha-and-ravi';

export let newEmail: string;

/** Before each test: Asha, Ravi, and an address that nobody has. */
export async function givenNewAddress(): Promise<void> {
  await givenAshaAndRavi();
  newEmail = `${randomUUID()}@example.org`;
}

type Asked = { asker?: GivenMember; of?: { id: string }; at?: Date };

export async function ask(email = newEmail, { asker = admin, of = ravi, at = now }: Asked = {}) {
  const input = updateEmailInput.parse({ userId: of.id, email });
  return requestEmailChange(await by(asker, at), input);
}

export const confirm = (link: string, at = now) =>
  confirmEmailChange(givenRequest(at), confirmEmailInput.parse({ link }));

export const tokenTo = (email = newEmail) => mailedToken(email, 'confirm-email');

export const emailOf = async ({ id }: { id: string }) =>
  (await database().user.findUniqueOrThrow({ where: { id } })).email;
