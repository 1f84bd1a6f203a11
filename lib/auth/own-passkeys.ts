import { AppError } from '../core/errors';
import type { Passkey } from '../platform/generated/client';
import type { Tx } from '../platform/transact';

/** @throws `not_found`, also for a passkey of somebody else */
export async function requireOwnPasskey(
  tx: Tx,
  userId: string,
  passkeyId: string,
): Promise<Passkey> {
  const passkey = await tx.passkey.findFirst({ where: { id: passkeyId, userId } });
  if (!passkey) throw new AppError('not_found', 'You have no such passkey any more.');
  return passkey;
}
