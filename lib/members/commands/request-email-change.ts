import { recordAuditOnPerson } from '../../audit/record-for-person';
import { createAccountLink } from '../../auth/account-links';
import { emailChangeRate } from '../../auth/limits';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { enqueueEmails } from '../../outbox/enqueue-email';
import { consumeRateLimit } from '../../platform/rate-limit';
import { transact } from '../../platform/transact';
import { assertEmailIsFree } from '../email-change';
import { canUpdateEmail } from '../identity-policy';
import type { UpdateEmailInput } from '../identity-schema';
import { lockAccount } from '../locked-account';
import { canWriteUsers } from '../policy';

/** `former` is the address that works until the new one is confirmed. */
export type RequestedEmailChange = { name: string; email: string; former: string };

/**
 * Asks the new address to confirm that it is to be somebody's; until then theirs stays as it is.
 * Both addresses are told, and a newer request voids the one before it.
 * @throws `not_found`; `forbidden`, `outranked`; `conflict` where the account is not set up, or the
 * address is taken; `invalid` when it is theirs already; `reauthentication_required`;
 * `rate_limited`
 */
export async function requestEmailChange(
  ctx: Context,
  input: UpdateEmailInput,
): Promise<RequestedEmailChange> {
  assertAllowed(canWriteUsers(ctx.actor));
  assertRecentlyAuthenticated(ctx);
  // Outside of the transaction: the counter has a connection of its own.
  await consumeRateLimit(emailChangeRate, `${ctx.projectId} ${input.userId}`);
  return transact(async (tx) => {
    const { actor, target, user, account } = await lockAccount(tx, ctx, input.userId);
    assertAllowed(canUpdateEmail(actor, target, account));
    if (input.email === user.email) throw alreadyTheirs();
    await assertEmailIsFree(tx, input.email);
    const { link, expiresAt } = await createAccountLink(tx, ctx, user.id, 'CONFIRM_EMAIL', {
      email: input.email,
      requestedById: actor.userId,
      projectId: actor.projectId,
    });
    await recordAuditOnPerson(tx, ctx, user, {
      event: 'user.email_change_requested',
      before: { email: user.email },
      after: { email: input.email },
    });
    const said = {
      name: target.name,
      adminName: actor.name,
      projectName: actor.projectName,
      expiresAt: expiresAt.toISOString(),
    };
    await enqueueEmails(
      tx,
      [
        { template: 'confirm-email', to: input.email, props: { ...said, link } },
        {
          template: 'email-change-requested',
          to: user.email,
          props: { ...said, newEmail: input.email },
        },
      ],
      ctx.now,
    );
    return { name: target.name, email: input.email, former: user.email };
  });
}

function alreadyTheirs(): AppError {
  const message = 'This is their address already.';
  return new AppError('invalid', message, { fieldErrors: { email: [message] } });
}
