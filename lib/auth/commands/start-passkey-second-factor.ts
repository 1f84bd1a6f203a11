import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { RequestContext } from '../../core/context';
import { consumeRateLimit, networkOf } from '../../platform/rate-limit';
import { findChallenge, challengeOver } from '../challenges';
import { passkeySignInRate } from '../limits';
import { createPasskeyOptions } from '../passkeys';

/**
 * What a browser asks an authenticator with, in place of a code.
 * @throws `unauthenticated` unless the password was right a moment ago; `rate_limited`
 */
export async function startPasskeySecondFactor(
  ctx: RequestContext,
  challengeToken: string | null,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await findChallenge(challengeToken, 'SECOND_FACTOR', ctx.now);
  if (!challenge) throw challengeOver();
  await consumeRateLimit(passkeySignInRate, networkOf(ctx.address));
  return createPasskeyOptions(ctx, { purpose: 'SECOND_FACTOR', userId: challenge.userId });
}
