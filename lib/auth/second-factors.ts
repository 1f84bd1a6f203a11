import { database } from '../platform/database';
import type { Tx } from '../platform/transact';

/** What somebody could prove themselves with beside the password. */
export type RemovedFactors = { authenticator: boolean; recoveryCodes: number; passkeys: number };

/**
 * Removes every second factor of a person, and an authenticator that waits for its first code:
 * whoever saw its key must not know the one that comes into force.
 */
export async function removeSecondFactors(tx: Tx, userId: string): Promise<RemovedFactors> {
  const authenticators = await tx.totpCredential.count({
    where: { userId, confirmedAt: { not: null } },
  });
  await tx.totpCredential.deleteMany({ where: { userId } });
  const recoveryCodes = await tx.recoveryCode.count({ where: { userId, usedAt: null } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const { count: passkeys } = await tx.passkey.deleteMany({ where: { userId } });
  await tx.passkeyChallenge.deleteMany({ where: { userId } });
  return { authenticator: authenticators > 0, recoveryCodes, passkeys };
}

/** Whether a person can prove themselves at all: nothing is left after an administrator's reset. */
export async function hasSecondFactor(userId: string): Promise<boolean> {
  const counts = await Promise.all([
    database().totpCredential.count({ where: { userId, confirmedAt: { not: null } } }),
    database().recoveryCode.count({ where: { userId, usedAt: null } }),
    database().passkey.count({ where: { userId } }),
  ]);
  return counts.some((count) => count > 0);
}
