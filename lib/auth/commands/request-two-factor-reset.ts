import { recordAuditForPerson } from '../../audit/record-for-person';
import type { RequestContext } from '../../core/context';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { consumeRateLimit } from '../../platform/rate-limit';
import { transact } from '../../platform/transact';
import { createAccountLink } from '../account-links';
import { challengeOver, findChallenge } from '../challenges';
import { resetMailRate } from '../limits';
import { dropPendingTotpSecret } from '../totp-credentials';

/**
 * Mails a link to replace the second factor, to somebody whose password was right a moment ago.
 * @throws `unauthenticated` without such a challenge; `rate_limited`
 */
export async function requestTwoFactorReset(
  ctx: RequestContext,
  challengeToken: string | null,
): Promise<void> {
  const challenge = await findChallenge(challengeToken, 'SECOND_FACTOR', ctx.now);
  if (!challenge) throw challengeOver();
  const { user } = challenge;
  await consumeRateLimit(resetMailRate, `two-factor ${user.email}`);
  if (user.disabledAt || user.lockedAt) return;
  await transact(async (tx) => {
    // Whoever saw the key behind an earlier link must not know the one that comes into force.
    await dropPendingTotpSecret(tx, user.id);
    const { link, expiresAt } = await createAccountLink(tx, ctx, user.id, 'RESET_TWO_FACTOR');
    await recordAuditForPerson(tx, ctx, user, { event: 'two_factor.reset_requested' });
    await enqueueEmail(
      tx,
      {
        template: 'two-factor-reset',
        to: user.email,
        props: { name: displayName(user), link, expiresAt: expiresAt.toISOString() },
      },
      ctx.now,
    );
  });
}
