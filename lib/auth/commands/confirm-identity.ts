import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { consumeRateLimit, resetRateLimit } from '../../platform/rate-limit';
import { transact } from '../../platform/transact';
import { confirmationRate } from '../limits';
import { provePassword } from '../prove-password';
import type { ConfirmIdentityInput } from '../schema';
import { renewConfirmedSession } from '../confirmed-session';
import { useTotpCode } from '../totp-credentials';

/**
 * A signed-in person proves again who they are: by the password, or, where that is paused, by a
 * code of the authenticator. Sensitive acts ask for it.
 * @returns the session's new id
 * @throws `invalid` with the field; `rate_limited`; `unauthenticated` when the session is over
 */
export async function confirmIdentity(
  ctx: UserContext,
  { password, code }: ConfirmIdentityInput,
): Promise<string> {
  if (password !== '') await provePassword(ctx, password, 'password');
  else if (code !== '') await proveCode(ctx, code);
  else {
    throw new AppError('invalid', 'Some fields need your attention.', {
      fieldErrors: { password: ['Enter your password.'] },
    });
  }
  await resetRateLimit(confirmationRate, ctx.user.userId);
  return renewConfirmedSession(ctx, password !== '' ? 'password' : 'authenticator code');
}

async function proveCode(ctx: UserContext, code: string): Promise<void> {
  await consumeRateLimit(confirmationRate, ctx.user.userId);
  // The failure is recorded, so the transaction answers and only then something is thrown.
  const right = await transact(async (tx) => {
    if (await useTotpCode(tx, ctx.user.userId, code, ctx.now)) return true;
    const user = await tx.user.findUniqueOrThrow({ where: { id: ctx.user.userId } });
    await recordAuditForPerson(tx, ctx, user, {
      event: 'session.confirmation_failed',
      outcome: 'FAILED',
      reason: 'Wrong or used code',
    });
    return false;
  });
  if (right) return;
  throw new AppError('invalid', 'The code did not work.', {
    fieldErrors: {
      code: [
        'This code is wrong, too old or was used before. Enter the one that your app shows now.',
      ],
    },
  });
}
