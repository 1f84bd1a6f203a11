import type { RequestContext } from '../core/context';
import { AppError } from '../core/errors';
import { digestToken, randomToken } from '../platform/crypto';
import { database } from '../platform/database';
import type { Prisma, SignInChallengePurpose } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import { challengeMs, enrolmentMs, secondFactorFailuresPerChallenge } from './limits';

/** Opens a challenge for a person. @returns its token, of which only the digest is stored */
export async function openChallenge(
  tx: Tx,
  ctx: RequestContext,
  userId: string,
  purpose: SignInChallengePurpose,
): Promise<string> {
  const token = randomToken();
  const lifetime = purpose === 'ENROLMENT' ? enrolmentMs : challengeMs;
  await tx.signInChallenge.create({
    data: {
      digest: digestToken(token),
      userId,
      purpose,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + lifetime),
    },
  });
  return token;
}

export type OpenChallenge = Prisma.SignInChallengeGetPayload<{ include: { user: true } }>;

/** The challenge behind a token with its person, or null when it is unknown, over, or void. */
export async function findChallenge(
  token: string | null,
  purpose: SignInChallengePurpose,
  now: Date,
): Promise<OpenChallenge | null> {
  if (!token) return null;
  return database().signInChallenge.findFirst({
    where: {
      digest: digestToken(token),
      purpose,
      expiresAt: { gt: now },
      failures: { lt: secondFactorFailuresPerChallenge },
    },
    include: { user: true },
  });
}

export function challengeOver(): AppError {
  return new AppError(
    'unauthenticated',
    'Your sign-in has run out. Start again with your password.',
  );
}
