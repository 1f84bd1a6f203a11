import { digestToken, equalDigests, randomToken } from '../platform/crypto';
import { database } from '../platform/database';
import type { Tx } from '../platform/transact';

/** Makes the one-time token anew; an earlier one opens nothing any more. */
export async function issueSetupToken(tx: Tx, now: Date): Promise<string> {
  const token = randomToken();
  const digest = digestToken(token);
  await tx.setupToken.upsert({
    where: { id: 1 },
    create: { id: 1, digest, createdAt: now },
    update: { digest, createdAt: now },
  });
  return token;
}

/** Whether the token opens the set-up. Looking spends nothing. */
export async function isSetupToken(
  token: string,
  db: Pick<Tx, 'setupToken'> = database(),
): Promise<boolean> {
  const stored = await db.setupToken.findUnique({ where: { id: 1 } });
  return stored !== null && equalDigests(stored.digest, digestToken(token));
}
