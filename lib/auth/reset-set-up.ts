import type { Tx } from '../platform/transact';

/**
 * Forgets what a person had set up before they finished: password, authenticator, codes. For those
 * who are activated nothing happens.
 */
export async function resetUnfinishedSetUp(tx: Tx, userId: string): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, activatedAt: null },
    data: { passwordHash: null, passwordChangedAt: null },
  });
  if (count === 0) return;
  await tx.totpCredential.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.signInChallenge.deleteMany({ where: { userId } });
}
