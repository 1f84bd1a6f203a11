import { createPasskeyRegistration, verifyNewPasskey } from '@/lib/auth/passkey-registration';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { userContextFor, type GivenMember } from './given-project';
import { makePasskey, type SoftPasskey } from './soft-authenticator';

/** A passkey that somebody has, made as a browser makes it. */
export async function givenPasskey(
  member: GivenMember,
  now: Date,
  name = 'Security key',
): Promise<SoftPasskey & { passkeyId: string }> {
  const ctx = userContextFor(member, now);
  const { challenge } = await createPasskeyRegistration(ctx, ctx.user);
  const { passkey, response } = makePasskey(challenge);
  const made = await transact((tx) => verifyNewPasskey(tx, ctx, member.id, response));
  if (!made) throw new Error('The passkey was not accepted');
  const row = await database().passkey.create({ data: { ...made, userId: member.id, name } });
  return { ...passkey, passkeyId: row.id };
}
