import { recordAuditOnPerson } from '../../audit/record-for-person';
import { voidAccountLinks } from '../../auth/account-links';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { transact } from '../../platform/transact';
import { findPendingEmailChange } from '../email-change';
import { canCancelEmailChange } from '../identity-policy';
import type { PersonInput } from '../identity-schema';
import { lockAccount } from '../locked-account';

/**
 * Ends the link that was mailed to a new address. When none waits, nothing happens.
 * @throws `not_found`; `forbidden`, `outranked`
 */
export async function cancelEmailChange(
  ctx: Context,
  input: PersonInput,
): Promise<{ name: string }> {
  return transact(async (tx) => {
    const { actor, target, user } = await lockAccount(tx, ctx, input.userId);
    assertAllowed(canCancelEmailChange(actor, target));
    const pending = await findPendingEmailChange(tx, user.id, ctx.now);
    if (!pending) return { name: target.name };
    await voidAccountLinks(tx, user.id, ctx.now, 'CONFIRM_EMAIL');
    await recordAuditOnPerson(tx, ctx, user, {
      event: 'user.email_change_cancelled',
      before: { email: user.email, pending: pending.email },
      after: { email: user.email },
    });
    await enqueueEmail(
      tx,
      {
        template: 'email-change-cancelled',
        to: user.email,
        props: {
          name: target.name,
          newEmail: pending.email,
          adminName: actor.name,
          projectName: actor.projectName,
        },
      },
      ctx.now,
    );
    return { name: target.name };
  });
}
