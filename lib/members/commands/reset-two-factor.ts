import { recordAuditOnPerson } from '../../audit/record-for-person';
import { createAccountLink } from '../../auth/account-links';
import { removeSecondFactors, type RemovedFactors } from '../../auth/second-factors';
import { endAllSessions } from '../../auth/sessions';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import type { Receipt } from '../../core/receipt';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { transact } from '../../platform/transact';
import { canResetTwoFactor } from '../identity-policy';
import type { ResetTwoFactorInput } from '../identity-schema';
import { lockAccount } from '../locked-account';
import { canWriteUsers } from '../policy';
import { counted, signedOutOf } from '../receipt-lines';

/**
 * Takes away authenticator, recovery codes and passkeys at once, signs the person out, and mails
 * them the link to set up a new authenticator. The password alone then opens nothing: the code page
 * mails another link to whoever has both.
 * @throws `not_found`; `forbidden`, `self`, `outranked`; `conflict` before the account is set up;
 * `reauthentication_required`
 */
export async function resetTwoFactor(ctx: Context, input: ResetTwoFactorInput): Promise<Receipt> {
  assertAllowed(canWriteUsers(ctx.actor));
  assertRecentlyAuthenticated(ctx);
  return transact(async (tx) => {
    const { actor, target, user, account } = await lockAccount(tx, ctx, input.userId);
    assertAllowed(canResetTwoFactor(actor, target, account));
    const removed = await removeSecondFactors(tx, user.id);
    if (!isAnythingRemoved(removed)) {
      return { title: `Two-factor authentication of ${target.name} was reset already`, lines: [] };
    }
    // After the factors: a sign-in that proved one of them at this moment is found and ended here.
    const devices = await endAllSessions(tx, user.id, ctx.now);
    const { link, expiresAt } = await createAccountLink(tx, ctx, user.id, 'RESET_TWO_FACTOR');
    await recordAuditOnPerson(tx, ctx, user, {
      event: 'user.two_factor_reset',
      before: { ...removed, sessions: devices },
      after: { authenticator: false, recoveryCodes: 0, passkeys: 0, sessions: 0 },
      reason: input.reason,
    });
    await enqueueEmail(
      tx,
      {
        template: 'two-factor-reset-by-admin',
        to: user.email,
        props: {
          name: target.name,
          adminName: actor.name,
          projectName: actor.projectName,
          reason: input.reason,
          link,
          expiresAt: expiresAt.toISOString(),
        },
      },
      ctx.now,
    );
    return {
      title: `Two-factor authentication of ${target.name} was reset`,
      lines: [
        ...linesOf(removed),
        ...(devices > 0 ? [signedOutOf(devices)] : []),
        `A link to set up a new one was mailed to ${user.email}`,
      ],
    };
  });
}

function isAnythingRemoved({ authenticator, recoveryCodes, passkeys }: RemovedFactors): boolean {
  return authenticator || recoveryCodes > 0 || passkeys > 0;
}

function linesOf({ authenticator, recoveryCodes, passkeys }: RemovedFactors): string[] {
  return [
    ...(authenticator ? ['Authenticator app removed'] : []),
    ...(recoveryCodes > 0 ? [`${counted(recoveryCodes, 'recovery code')} removed`] : []),
    ...(passkeys > 0 ? [`${counted(passkeys, 'passkey')} removed`] : []),
  ];
}
