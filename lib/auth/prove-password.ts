import type { UserContext } from '../core/context';
import { AppError } from '../core/errors';
import { consumeRateLimit } from '../platform/rate-limit';
import { database } from '../platform/database';
import { transact } from '../platform/transact';
import { confirmationRate } from './limits';
import { reservePasswordAttempt } from './password-attempt';
import { recordPasswordFailure } from './password-failure';
import { verifyPassword } from './password-hash';

/**
 * Checks the password of somebody who is signed in. A wrong one counts towards the lock of the
 * password road as it does at sign-in, so that an open session is no way round it.
 * @param field the form's field that held it
 * @returns the hash that it was checked against, to change it only while it is still that one
 * @throws `invalid` with the field; `rate_limited`
 */
export async function provePassword(
  ctx: UserContext,
  password: string,
  field: string,
): Promise<string> {
  await consumeRateLimit(confirmationRate, ctx.user.userId);
  const attempt = await reservePasswordAttempt(ctx.user.email, ctx.now);
  if (attempt && (await verifyPassword(attempt.passwordHash, password))) {
    await database().user.updateMany({
      where: { id: attempt.userId, passwordHash: attempt.passwordHash },
      data: { passwordFailures: 0, passwordLockedUntil: null },
    });
    return attempt.passwordHash;
  }
  await transact(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: ctx.user.userId } });
    await recordPasswordFailure(tx, ctx, user, attempt, 'session.confirmation_failed');
  });
  throw new AppError('invalid', 'The password did not work.', {
    fieldErrors: {
      [field]: [
        attempt
          ? 'This password is wrong.'
          : 'After too many wrong passwords yours is paused. Use another way to confirm, or “Forgot password” on the sign-in page.',
      ],
    },
  });
}
