import type { Tx } from '../platform/transact';

/**
 * Forgets what people had set up before they finished: password, authenticator, codes. For those
 * who are activated nothing happens.
 */
export async function resetUnfinishedSetUp(tx: Tx, ...userIds: string[]): Promise<void> {
  // One order for everybody, so that two who reset the same people cannot deadlock.
  await tx.$queryRaw`SELECT id FROM users WHERE id = ANY(${userIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const reset = await tx.user.updateManyAndReturn({
    where: { id: { in: userIds }, activatedAt: null },
    data: { passwordHash: null, passwordChangedAt: null },
    select: { id: true },
  });
  if (reset.length === 0) return;
  const where = { userId: { in: reset.map(({ id }) => id) } };
  await tx.totpCredential.deleteMany({ where });
  await tx.recoveryCode.deleteMany({ where });
  await tx.signInChallenge.deleteMany({ where });
}
