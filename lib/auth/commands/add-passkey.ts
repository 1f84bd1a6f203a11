import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { database } from '../../platform/database';
import { transact } from '../../platform/transact';
import { passkeysPerPerson } from '../limits';
import { lockSelf } from '../lock-self';
import { createPasskeyRegistration, verifyNewPasskey } from '../passkey-registration';
import type { AddPasskeyInput } from '../passkey-schema';
import { tellOwner } from '../sign-in-changed';

/**
 * What a browser makes a passkey with.
 * @throws `reauthentication_required`; `conflict` when the person has enough of them
 */
export async function startAddingPasskey(
  ctx: UserContext,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  assertRecentlyAuthenticated(ctx);
  assertRoom(await database().passkey.count({ where: { userId: ctx.user.userId } }));
  return createPasskeyRegistration(ctx, ctx.user);
}

/**
 * Adds a passkey to one's own account.
 * @throws `reauthentication_required`; `invalid` when the authenticator's answer is not right;
 * `conflict` when the person has enough of them, or the passkey is known already
 */
export async function addPasskey(ctx: UserContext, input: AddPasskeyInput): Promise<void> {
  assertRecentlyAuthenticated(ctx);
  // The challenge has to stay spent, so the transaction answers and only then something is thrown.
  const outcome = await transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    assertRoom(await tx.passkey.count({ where: { userId: user.id } }));
    const passkey = await verifyNewPasskey(tx, ctx, user.id, input.response);
    if (!passkey) return 'refused';
    const { count } = await tx.passkey.createMany({
      data: { ...passkey, userId: user.id, name: input.name, createdAt: ctx.now },
      skipDuplicates: true,
    });
    if (count === 0) return 'known';
    await recordAuditForPerson(tx, ctx, user, {
      event: 'passkey.added',
      after: { passkey: input.name },
    });
    await tellOwner(tx, ctx, user, { change: 'passkey-added', passkey: input.name });
    return 'added';
  });
  if (outcome === 'refused') {
    throw new AppError('invalid', 'The passkey could not be added. Try again.');
  }
  if (outcome === 'known') throw new AppError('conflict', 'This passkey is in use already.');
}

function assertRoom(count: number): void {
  if (count < passkeysPerPerson) return;
  throw new AppError(
    'conflict',
    `You have ${passkeysPerPerson} passkeys, which is the most. Remove one first.`,
  );
}
