import { recordAuditOnPerson } from '../../audit/record-for-person';
import { createAccountLink } from '../../auth/account-links';
import { resetByAdminRate } from '../../auth/limits';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { consumeRateLimit } from '../../platform/rate-limit';
import { transact } from '../../platform/transact';
import { canSendPasswordReset } from '../identity-policy';
import type { PersonInput } from '../identity-schema';
import { lockAccount } from '../locked-account';
import { canWriteUsers } from '../policy';

/**
 * Mails somebody a link to choose a new password; the one they have works until then. Nobody else
 * sees the link.
 * @returns the address it went to
 * @throws `not_found`; `forbidden`, `self`, `outranked`; `conflict` where the link would not work;
 * `rate_limited`
 */
export async function sendPasswordReset(
  ctx: Context,
  input: PersonInput,
): Promise<{ email: string }> {
  assertAllowed(canWriteUsers(ctx.actor));
  // Outside of the transaction: the counter has a connection of its own.
  await consumeRateLimit(resetByAdminRate, `${ctx.projectId} ${input.userId}`);
  return transact(async (tx) => {
    const { actor, target, user, account } = await lockAccount(tx, ctx, input.userId);
    assertAllowed(canSendPasswordReset(actor, target, account));
    const { link, expiresAt } = await createAccountLink(tx, ctx, user.id, 'RESET_PASSWORD');
    await recordAuditOnPerson(tx, ctx, user, {
      event: 'user.password_reset_sent',
      after: { expiresAt: expiresAt.toISOString() },
    });
    await enqueueEmail(
      tx,
      {
        template: 'password-reset',
        to: user.email,
        props: {
          name: target.name,
          link,
          expiresAt: expiresAt.toISOString(),
          adminName: actor.name,
          projectName: actor.projectName,
        },
      },
      ctx.now,
    );
    return { email: user.email };
  });
}
