import { recordAudit } from '../../audit/record-audit';
import { recordAuditForPerson } from '../../audit/record-for-person';
import type { RequestContext } from '../../core/context';
import { parseEmailAddress } from '../../core/email-address';
import { AppError } from '../../core/errors';
import { database } from '../../platform/database';
import { consumeRateLimit, giveBackRateLimit, networkOf } from '../../platform/rate-limit';
import { transact } from '../../platform/transact';
import { openChallenge } from '../challenges';
import { signInBurst, signInNetworkRate, signInRate } from '../limits';
import { reservePasswordAttempt, type PasswordAttempt } from '../password-attempt';
import { recordPasswordFailure } from '../password-failure';
import { hashPassword, needsRehash, verifyAgainstNothing, verifyPassword } from '../password-hash';
import type { SignInInput } from '../schema';
import { steadyAnswer } from '../steady-answer';

/**
 * Checks e-mail and password. The answer to an unknown address, a wrong password, a lock and an
 * account that is not set up is one and the same, after the same work.
 * @returns the challenge's token, with which the second factor is proven; it opens nothing else
 * @throws `unauthenticated` for every kind of failure; `rate_limited`
 */
export async function startSignIn(ctx: RequestContext, input: SignInInput): Promise<string> {
  const startedAt = performance.now();
  const parsed = parseEmailAddress(input.email);
  const email = parsed.ok ? parsed.email : input.email.slice(0, 320);
  const network = networkOf(ctx.address);
  await consumeRateLimit(signInBurst, `${network} ${email}`);
  await consumeRateLimit(signInRate, `${network} ${email}`);
  // Counted before the password is looked at, so that guesses in parallel cannot outrun it.
  await consumeRateLimit(signInNetworkRate, network);

  const attempt = await reservePasswordAttempt(email, ctx.now);
  const right = attempt
    ? await verifyPassword(attempt.passwordHash, input.password)
    : await verifyAgainstNothing(input.password);
  if (!attempt || !right) {
    await recordFailure(ctx, email, attempt);
    await steadyAnswer(startedAt);
    throw new AppError(
      'unauthenticated',
      'The e-mail address or the password is wrong, or sign-in is paused for this account. ' +
        'After several failures it pauses for a while; “Forgot password” opens it again, unless ' +
        'your project leaves that to its administrators.',
    );
  }
  const challenge = await acceptPassword(ctx, attempt, input.password);
  await giveBackRateLimit(signInNetworkRate, network);
  return challenge;
}

async function acceptPassword(
  ctx: RequestContext,
  attempt: PasswordAttempt,
  password: string,
): Promise<string> {
  const passwordHash = needsRehash(attempt.passwordHash)
    ? await hashPassword(password)
    : attempt.passwordHash;
  return transact(async (tx) => {
    // Only while the hash is still the one that was checked: a reset in between wins.
    const [user] = await tx.user.updateManyAndReturn({
      where: { id: attempt.userId, passwordHash: attempt.passwordHash },
      data: { passwordFailures: 0, passwordLockedUntil: null, passwordHash },
    });
    if (!user) throw new AppError('unauthenticated', 'The password was changed. Sign in again.');
    // A right password followed by no second factor is what a stolen password looks like.
    await recordAuditForPerson(tx, ctx, user, { event: 'sign_in.password_accepted' });
    return openChallenge(tx, ctx, attempt.userId, 'SECOND_FACTOR');
  });
}

async function recordFailure(
  ctx: RequestContext,
  email: string,
  attempt: PasswordAttempt | null,
): Promise<void> {
  const user = await database().user.findUnique({ where: { email } });
  await transact(async (tx) => {
    if (!user) {
      await recordAudit(tx, ctx, {
        event: 'sign_in.failed',
        outcome: 'FAILED',
        projectId: null,
        target: { type: 'user', id: null, email },
        reason: 'Unknown address',
      });
      return;
    }
    await recordPasswordFailure(tx, ctx, user, attempt, 'sign_in.failed');
  });
}
