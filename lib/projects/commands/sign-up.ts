import { recordAudit } from '../../audit/record-audit';
import { accountLinkMs, resetMailRate } from '../../auth/limits';
import { steadyAnswer } from '../../auth/steady-answer';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { digestToken, randomToken } from '../../platform/crypto';
import { getEnv } from '../../platform/env';
import {
  consumeRateLimit,
  isWithinRateLimit,
  networkOf,
  type RateLimit,
} from '../../platform/rate-limit';
import { transact, type Tx } from '../../platform/transact';
import type { SignUpInput } from '../schema';
import { signUpIsOpen } from '../sign-up-open';

/** Per network: each sends a mail to whoever the visitor names. */
const signUpRate: RateLimit = { name: 'sign-up', points: 20, seconds: 600 };

/**
 * Takes note of somebody who wants an account and a project, and mails the address to have it
 * confirmed; until then nothing else exists of them. An address that has an account is mailed that
 * it has one: on the screen the answer is the same for every address.
 * @throws `not_found` where signing up is closed; `rate_limited` by network
 */
export async function signUp(ctx: RequestContext, input: SignUpInput): Promise<void> {
  if (getEnv().SIGNUP !== 'open') throw signUpIsClosed();
  const startedAt = performance.now();
  await consumeRateLimit(signUpRate, networkOf(ctx.address));
  // A flooded mailbox gets no more mail; whoever floods it is not told.
  if (await isWithinRateLimit(resetMailRate, `sign-up ${input.email}`)) {
    await transact((tx) => noteSignUp(tx, ctx, input));
  }
  await steadyAnswer(startedAt);
}

function signUpIsClosed(): AppError {
  return new AppError('not_found', 'Signing up is closed here.');
}

async function noteSignUp(tx: Tx, ctx: RequestContext, input: SignUpInput): Promise<void> {
  if (!(await signUpIsOpen(tx))) throw signUpIsClosed();
  const { email, firstName, lastName, projectName } = input;
  // Of two at the same moment the later waits, and so voids the link of the other.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-up ${email}`}, 0))::text`;
  const known = await tx.user.findUnique({ where: { email } });
  if (known?.disabledAt || known?.lockedAt) return;
  await recordAudit(tx, ctx, {
    event: 'sign_up.requested',
    projectId: null,
    target: { type: 'user', id: known?.id ?? null, email },
  });
  if (known?.activatedAt) {
    const props = { name: displayName(known), link: `${getEnv().APP_URL}/sign-in` };
    await enqueueEmail(tx, { template: 'sign-up-existing', to: email, props }, ctx.now);
    return;
  }
  const token = randomToken();
  const expiresAt = new Date(ctx.now.getTime() + accountLinkMs);
  await tx.signUp.updateMany({
    where: { email, usedAt: null, voidedAt: null },
    data: { voidedAt: ctx.now },
  });
  await tx.signUp.create({
    data: {
      digest: digestToken(token),
      email,
      firstName,
      lastName,
      projectName,
      createdAt: ctx.now,
      expiresAt,
    },
  });
  const props = {
    name: displayName({ firstName, lastName, email }),
    projectName,
    link: `${getEnv().APP_URL}/confirm-email/${token}`,
    expiresAt: expiresAt.toISOString(),
  };
  await enqueueEmail(tx, { template: 'sign-up', to: email, props }, ctx.now);
}
