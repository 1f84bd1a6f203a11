import { recordAuditForPerson } from '../../audit/record-for-person';
import type { RequestContext } from '../../core/context';
import { parseEmailAddress } from '../../core/email-address';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { consumeRateLimit, isWithinRateLimit, networkOf } from '../../platform/rate-limit';
import { transact } from '../../platform/transact';
import { createAccountLink } from '../account-links';
import { resetBurst, resetMailRate, resetNetworkRate, resetRate } from '../limits';
import { steadyAnswer } from '../steady-answer';

/**
 * Mails a reset link when there is an account that may use one. Answers alike for everyone: the
 * caller learns nothing about which addresses exist.
 * @throws `rate_limited` by network and address, whether or not the address exists
 */
export async function requestPasswordReset(
  ctx: RequestContext,
  input: { email: string },
): Promise<void> {
  const startedAt = performance.now();
  const parsed = parseEmailAddress(input.email);
  const email = parsed.ok ? parsed.email : input.email;
  const network = networkOf(ctx.address);
  await consumeRateLimit(resetBurst, `${network} ${email}`);
  await consumeRateLimit(resetRate, `${network} ${email}`);
  await consumeRateLimit(resetNetworkRate, network);
  // A flooded mailbox gets no more mail; whoever floods it is not told.
  const mayMail = await isWithinRateLimit(resetMailRate, email);

  await transact(async (tx) => {
    const user = await tx.user.findUnique({ where: { email } });
    if (!user?.activatedAt || user.disabledAt || user.lockedAt || !mayMail) return;
    const { link, expiresAt } = await createAccountLink(tx, ctx, user.id, 'RESET_PASSWORD');
    await recordAuditForPerson(tx, ctx, user, { event: 'password.reset_requested' });
    await enqueueEmail(
      tx,
      {
        template: 'password-reset',
        to: user.email,
        props: {
          name: displayName(user),
          link,
          expiresAt: expiresAt.toISOString(),
          adminName: null,
          projectName: null,
        },
      },
      ctx.now,
    );
  });
  await steadyAnswer(startedAt);
}
