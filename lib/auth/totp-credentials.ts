import { seal, unseal } from '../platform/crypto';
import type { Tx } from '../platform/transact';
import { matchTotpStep, newTotpSecret } from './totp';

/**
 * Uses a code of the authenticator in force. The update decides: of two requests with the same
 * code only one moves the last used step forward.
 */
export async function useTotpCode(
  tx: Tx,
  userId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const credential = await tx.totpCredential.findFirst({
    where: { userId, confirmedAt: { not: null } },
  });
  if (!credential) return false;
  const secret = unseal('totp-secret', credential.sealedSecret);
  const step = matchTotpStep(secret, code, now, credential.lastUsedStep);
  if (step === null) return false;
  const { count } = await tx.totpCredential.updateMany({
    where: { id: credential.id, OR: [{ lastUsedStep: null }, { lastUsedStep: { lt: step } }] },
    data: { lastUsedStep: step },
  });
  return count === 1;
}

/**
 * The secret of the authenticator that waits for its first code; made at the first call and kept,
 * so that a page can be left and opened again without the QR code changing.
 */
export async function pendingTotpSecret(tx: Tx, userId: string): Promise<string> {
  await tx.totpCredential.createMany({
    data: { userId, sealedSecret: seal('totp-secret', newTotpSecret()) },
    skipDuplicates: true,
  });
  const pending = await tx.totpCredential.findFirstOrThrow({
    where: { userId, confirmedAt: null },
  });
  return unseal('totp-secret', pending.sealedSecret);
}

/**
 * Makes the authenticator that waits for its first code anew: a key that an earlier visit or a
 * mailed link showed may be known to somebody else.
 */
export async function renewPendingTotpSecret(tx: Tx, userId: string, now: Date): Promise<void> {
  await dropPendingTotpSecret(tx, userId);
  await tx.totpCredential.create({
    data: { userId, sealedSecret: seal('totp-secret', newTotpSecret()), createdAt: now },
  });
}

/** Forgets the authenticator that waits for its first code; the next look makes another. */
export async function dropPendingTotpSecret(tx: Tx, userId: string): Promise<void> {
  await tx.totpCredential.deleteMany({ where: { userId, confirmedAt: null } });
}

/**
 * Puts the waiting authenticator in force when the code is its own; the former one goes.
 * @returns false when the code is wrong or nothing waits
 */
export async function confirmTotpSecret(
  tx: Tx,
  userId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const pending = await tx.totpCredential.findFirst({ where: { userId, confirmedAt: null } });
  if (!pending) return false;
  const step = matchTotpStep(unseal('totp-secret', pending.sealedSecret), code, now, null);
  if (step === null) return false;
  await tx.totpCredential.deleteMany({ where: { userId, confirmedAt: { not: null } } });
  await tx.totpCredential.update({
    where: { id: pending.id },
    data: { confirmedAt: now, lastUsedStep: step },
  });
  return true;
}
