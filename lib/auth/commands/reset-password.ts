import { recordAuditForPerson } from '../../audit/record-for-person';
import type { RequestContext } from '../../core/context';
import { untilUnlocked, waitsForUnlock } from '../../core/password-lock';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { transact } from '../../platform/transact';
import { findLinkedUser, spendAccountLink } from '../account-links';
import { assertGoodPassword } from '../new-password';
import { hashPassword } from '../password-hash';
import { refuseAccountLink } from '../refuse-account-link';
import type { ResetPasswordInput } from '../schema';
import { endAllSessions } from '../sessions';
import { findSignInRules } from '../sign-in-rules';

/**
 * Sets a new password through a mailed link, opens the password road again, unless only an
 * administrator may, and ends every session; the second factor is still asked for at the next
 * sign-in.
 * @throws `link_invalid` when the link is used, void, expired or unknown; `invalid` with the
 * field when the password is refused, which leaves the link as it was
 */
export async function resetPassword(ctx: RequestContext, input: ResetPasswordInput): Promise<void> {
  const user = await findLinkedUser(input.link, 'RESET_PASSWORD', ctx.now);
  if (!user) return refuseAccountLink(ctx, 'password reset');
  const { passwordMinLength } = await findSignInRules(user.id, ctx.now);
  await assertGoodPassword(input.password, user, { minLength: passwordMinLength });
  const passwordHash = await hashPassword(input.password);

  const done = await transact(async (tx) => {
    const spent = await spendAccountLink(tx, input.link, 'RESET_PASSWORD', ctx.now);
    if (!spent) return false;
    await tx.user.update({
      where: { id: spent.id },
      data: {
        passwordHash,
        passwordChangedAt: ctx.now,
        passwordFailures: 0,
        // A lock that waits for an administrator is not opened by a mailbox.
        passwordLockedUntil: waitsForUnlock(spent.passwordLockedUntil) ? untilUnlocked : null,
      },
    });
    const sessions = await endAllSessions(tx, spent.id, ctx.now);
    await recordAuditForPerson(tx, ctx, spent, {
      event: 'password.reset',
      after: { endedSessions: sessions },
    });
    await enqueueEmail(
      tx,
      {
        template: 'password-changed',
        to: spent.email,
        props: { name: displayName(spent), at: ctx.now.toISOString(), address: ctx.address },
      },
      ctx.now,
    );
    return true;
  });
  if (!done) return refuseAccountLink(ctx, 'password reset');
}
