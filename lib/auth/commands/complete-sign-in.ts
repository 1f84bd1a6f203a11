import { recordAuditForPerson } from '../../audit/record-for-person';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { digestToken, randomToken } from '../../platform/crypto';
import { consumeRateLimit, resetRateLimit } from '../../platform/rate-limit';
import { transact, type Tx } from '../../platform/transact';
import { findChallenge, type OpenChallenge } from '../challenges';
import { secondFactorFailuresPerChallenge, secondFactorRate, ticketMs } from '../limits';
import { spendRecoveryCode } from '../recovery-codes';
import { useTotpCode } from '../totp-credentials';

export type SecondFactor = { method: 'totp' | 'recovery-code'; code: string };

type Outcome =
  | { kind: 'ticket'; ticket: string }
  | { kind: 'wrong'; failures: number }
  | { kind: 'blocked'; sentence: string };

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

function challengeOver(): AppError {
  return new AppError(
    'unauthenticated',
    'Your sign-in has run out. Start again with your password.',
  );
}

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

  const right =
    factor.method === 'totp'
      ? await useTotpCode(tx, user.id, factor.code, ctx.now)
      : await useRecoveryCode(tx, ctx, user, factor.code);
  if (!right) {
    await recordAuditForPerson(tx, ctx, user, {
      event: 'sign_in.second_factor_failed',
      outcome: 'FAILED',
      reason: factor.method === 'totp' ? 'Wrong or used code' : 'Wrong or used recovery code',
    });
    return { kind: 'wrong', failures: counted.failures };
  }

  await tx.signInChallenge.delete({ where: { digest } });
  const current = await tx.user.findUniqueOrThrow({ where: { id: user.id } });
  if (current.disabledAt || current.lockedAt) {
    const state = current.disabledAt ? 'disabled' : 'locked';
    await recordAuditForPerson(tx, ctx, user, {
      event: 'sign_in.blocked',
      outcome: 'REFUSED',
      reason: `The account is ${state}`,
    });
    return { kind: 'blocked', sentence: await blockedSentence(tx, user.id, state) };
  }
  const ticket = randomToken();
  await tx.signInTicket.create({
    data: {
      digest: digestToken(ticket),
      userId: user.id,
      expiresAt: new Date(ctx.now.getTime() + ticketMs),
    },
  });
  return { kind: 'ticket', ticket };
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

async function blockedSentence(tx: Tx, userId: string, state: string): Promise<string> {
  const memberships = await tx.member.findMany({
    where: { userId },
    select: { project: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
  });
  const projects = memberships.map((member) => member.project.name).join(' or ');
  return `This account is ${state}. Ask an administrator of ${projects || 'this installation'}.`;
}
