import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { consumeRateLimit, resetRateLimit } from '../../platform/rate-limit';
import { transact } from '../../platform/transact';
import { renewConfirmedSession } from '../confirmed-session';
import { confirmationRate } from '../limits';
import { createPasskeyOptions, hasPasskey, passkeyRefused, provePasskey } from '../passkeys';

/**
 * What a browser asks an authenticator with, so that a signed-in person proves again who they are.
 * @throws `conflict` without a passkey; `rate_limited`
 */
export async function startPasskeyConfirmation(
  ctx: UserContext,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await consumeRateLimit(confirmationRate, ctx.user.userId);
  const { userId } = ctx.user;
  if (!(await hasPasskey(userId))) {
    throw new AppError('conflict', 'You have no passkey yet. You can add one in My Account.');
  }
  return createPasskeyOptions(ctx, { purpose: 'REAUTHENTICATION', userId });
}

/**
 * The proof by one of the person's own passkeys.
 * @returns the session's new id
 * @throws `invalid` when it proves nothing; `rate_limited`; `unauthenticated` when the session is
 * over
 */
export async function confirmByPasskey(
  ctx: UserContext,
  response: AuthenticationResponseJSON,
): Promise<string> {
  const { userId } = ctx.user;
  await consumeRateLimit(confirmationRate, userId);
  // The challenge has to stay spent, so the transaction answers and only then something is thrown.
  const proven = await transact(async (tx) => {
    const proof = await provePasskey(tx, ctx, { purpose: 'REAUTHENTICATION', userId }, response);
    if (proof.proven) return true;
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    await recordAuditForPerson(tx, ctx, user, {
      event: 'session.confirmation_failed',
      outcome: 'FAILED',
      reason: `Passkey refused: ${proof.reason}`,
    });
    return false;
  });
  if (!proven) throw new AppError('invalid', passkeyRefused);
  await resetRateLimit(confirmationRate, userId);
  return renewConfirmedSession(ctx, 'passkey');
}
