import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { recordAudit } from '../../audit/record-audit';
import { recordAuditForPerson } from '../../audit/record-for-person';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { consumeRateLimit, networkOf } from '../../platform/rate-limit';
import { transact, type Tx } from '../../platform/transact';
import { passkeySignInRate } from '../limits';
import { createPasskeyOptions, passkeyRefused, provePasskey, type PasskeyProof } from '../passkeys';
import { admit, type Admission } from '../sign-in-ticket';

/**
 * What a browser asks an authenticator with, before anybody is known.
 * @throws `rate_limited` by network, since each is a row
 */
export async function startPasskeySignIn(
  ctx: RequestContext,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await consumeRateLimit(passkeySignInRate, networkOf(ctx.address));
  return createPasskeyOptions(ctx, { purpose: 'SIGN_IN' });
}

/**
 * Signs in by a passkey alone: holding it is one factor, having unlocked it another. A lock by
 * failures does not count, because it guards the password only.
 * @returns a ticket that opens one session within a minute
 * @throws `unauthenticated` when the passkey proves nobody; `forbidden` with a plain sentence for a
 * disabled or locked account; `rate_limited`
 */
export async function signInWithPasskey(
  ctx: RequestContext,
  response: AuthenticationResponseJSON,
): Promise<string> {
  await consumeRateLimit(passkeySignInRate, networkOf(ctx.address));
  // The challenge has to stay spent, so the transaction answers and only then something is thrown.
  const outcome = await transact((tx) => enter(tx, ctx, response));
  if (!outcome) throw new AppError('unauthenticated', passkeyRefused);
  if (outcome.kind === 'blocked') throw new AppError('forbidden', outcome.sentence);
  return outcome.ticket;
}

async function enter(
  tx: Tx,
  ctx: RequestContext,
  response: AuthenticationResponseJSON,
): Promise<Admission | null> {
  const proof = await provePasskey(tx, ctx, { purpose: 'SIGN_IN' }, response);
  if (!proof.proven) {
    await recordFailure(tx, ctx, proof);
    return null;
  }
  const { user } = proof.passkey;
  await recordAuditForPerson(tx, ctx, user, {
    event: 'sign_in.passkey_accepted',
    after: { passkey: proof.passkey.name },
  });
  return admit(tx, ctx, user);
}

async function recordFailure(
  tx: Tx,
  ctx: RequestContext,
  { reason, passkey }: Extract<PasskeyProof, { proven: false }>,
): Promise<void> {
  const entry = {
    event: 'sign_in.failed',
    outcome: 'FAILED',
    reason: `Passkey refused: ${reason}`,
  } as const;
  if (passkey) await recordAuditForPerson(tx, ctx, passkey.user, entry);
  else await recordAudit(tx, ctx, { ...entry, projectId: null });
}
