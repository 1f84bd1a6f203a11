import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { transact } from '../../platform/transact';
import { lockSelf } from '../lock-self';
import { requireOwnPasskey } from '../own-passkeys';
import type { PasskeyInput } from '../passkey-schema';
import { tellOwner } from '../sign-in-changed';

/**
 * Removes one's own passkey; password and authenticator stay.
 * @returns what it was called
 * @throws `reauthentication_required`; `not_found`
 */
export async function removePasskey(ctx: UserContext, input: PasskeyInput): Promise<string> {
  assertRecentlyAuthenticated(ctx);
  return transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    const { id, name, createdAt } = await requireOwnPasskey(tx, user.id, input.passkeyId);
    await tx.passkey.delete({ where: { id } });
    await recordAuditForPerson(tx, ctx, user, {
      event: 'passkey.removed',
      before: { passkey: name, addedAt: createdAt.toISOString() },
    });
    await tellOwner(tx, ctx, user, { change: 'passkey-removed', passkey: name });
    return name;
  });
}
