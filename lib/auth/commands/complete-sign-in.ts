import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { recordAuditForPerson } from '../../audit/record-for-person';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { consumeRateLimit, resetRateLimit } from '../../platform/rate-limit';
import { transact, type Tx } from '../../platform/transact';
import { challengeOver, findChallenge, type OpenChallenge } from '../challenges';
import { secondFactorFailuresPerChallenge, secondFactorRate } from '../limits';
import { passkeyRefused, provePasskey } from '../passkeys';
import { spendRecoveryCode } from '../recovery-codes';
import { admit, type Admission } from '../sign-in-ticket';
import { useTotpCode } from '../totp-credentials';

export type SecondFactor =
  | { method: 'totp' | 'recovery-code'; code: string }
  | { method: 'passkey'; response: AuthenticationResponseJSON };

type Outcome = Admission | { kind: 'wrong'; failures: number };

/**
 * Proves the second factor of a challenge.
 * @returns a ticket that opens one session within a minute
 * @throws `unauthenticated` when the challenge is over; `invalid` for a wrong or used code;
 * `forbidden` with a plain sentence for a disabled or locked account, said only to someone who
 * proved both factors; `rate_limited`
 */
export async function completeSignIn(
  ctx: RequestContext,
  challengeToken: string | null,
  factor: SecondFactor,
): Promise<string> {
  const challenge = await findChallenge(challengeToken, 'SECOND_FACTOR', ctx.now);
  if (!challenge) throw challengeOver();
  await consumeRateLimit(secondFactorRate, challenge.userId);

  // Failures have to be counted, so the transaction answers and only then something is thrown.
  const outcome = await transact((tx) => prove(tx, ctx, challenge, factor));
  if (outcome === null) throw challengeOver();
  if (outcome.kind === 'blocked') throw new AppError('forbidden', outcome.sentence);
  if (outcome.kind === 'wrong') {
    if (outcome.failures >= secondFactorFailuresPerChallenge) throw challengeOver();
    if (factor.method === 'passkey') throw new AppError('invalid', passkeyRefused);
    throw new AppError('invalid', 'The code did not work.', {
      fieldErrors: { code: [wrongCode[factor.method]] },
    });
  }
  await resetRateLimit(secondFactorRate, challenge.userId);
  return outcome.ticket;
}

const wrongCode = {
  totp: 'This code is wrong, too old or was used before. Enter the one that your app shows now.',
  'recovery-code': 'This recovery code is wrong or was used before.',
};

async function prove(
  tx: Tx,
  ctx: RequestContext,
  challenge: OpenChallenge,
  factor: SecondFactor,
): Promise<Outcome | null> {
  const { user, digest } = challenge;
  // Counting the failure first takes the row's lock: of parallel tries each counts, and none
  // slips in after the last allowed one.
  const [counted] = await tx.signInChallenge.updateManyAndReturn({
    where: { digest, failures: { lt: secondFactorFailuresPerChallenge } },
    data: { failures: { increment: 1 } },
  });
  if (!counted) return null;

  const fault = await faultOf(tx, ctx, user, factor);
  if (fault !== null) {
    await recordAuditForPerson(tx, ctx, user, {
      event: 'sign_in.second_factor_failed',
      outcome: 'FAILED',
      reason: fault,
    });
    return { kind: 'wrong', failures: counted.failures };
  }
  await tx.signInChallenge.delete({ where: { digest } });
  return admit(tx, ctx, user);
}

/** What is wrong with a factor, for the audit log; null when it proves the person. */
async function faultOf(
  tx: Tx,
  ctx: RequestContext,
  user: OpenChallenge['user'],
  factor: SecondFactor,
): Promise<string | null> {
  switch (factor.method) {
    case 'totp':
      return (await useTotpCode(tx, user.id, factor.code, ctx.now)) ? null : 'Wrong or used code';
    case 'recovery-code':
      return (await useRecoveryCode(tx, ctx, user, factor.code))
        ? null
        : 'Wrong or used recovery code';
    case 'passkey': {
      const task = { purpose: 'SECOND_FACTOR', userId: user.id } as const;
      const proof = await provePasskey(tx, ctx, task, factor.response);
      return proof.proven ? null : `Passkey refused: ${proof.reason}`;
    }
  }
}

async function useRecoveryCode(
  tx: Tx,
  ctx: RequestContext,
  user: OpenChallenge['user'],
  code: string,
): Promise<boolean> {
  const remaining = await spendRecoveryCode(tx, user.id, code, ctx.now);
  if (remaining === null) return false;
  await recordAuditForPerson(tx, ctx, user, {
    event: 'recovery_code.used',
    after: { remaining },
  });
  await enqueueEmail(
    tx,
    {
      template: 'recovery-code-used',
      to: user.email,
      props: { name: displayName(user), remaining },
    },
    ctx.now,
  );
  return true;
}
