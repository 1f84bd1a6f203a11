import { recordAuditForPerson } from '../../audit/record-for-person';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { transact } from '../../platform/transact';
import { spendAccountLink } from '../account-links';
import { refuseAccountLink } from '../refuse-account-link';
import { replaceRecoveryCodes } from '../recovery-codes';
import type { AuthenticatorCodeInput } from '../schema';
import { endAllSessions } from '../sessions';
import { confirmTotpSecret } from '../totp-credentials';

/**
 * Replaces authenticator and recovery codes through a mailed link. The former factor stays in
 * force until the new one is proven, so a project never loses its last usable Admin by this.
 * @returns ten fresh recovery codes, to be shown once
 * @throws `link_invalid`; `invalid` for a wrong code, which leaves the link as it was
 */
export async function replaceTwoFactor(
  ctx: RequestContext,
  input: AuthenticatorCodeInput,
): Promise<string[]> {
  const codes = await transact(async (tx) => {
    const user = await spendAccountLink(tx, input.link, 'RESET_TWO_FACTOR', ctx.now);
    if (!user) return null;
    // A wrong code throws, which takes the spending back.
    if (!(await confirmTotpSecret(tx, user.id, input.code, ctx.now))) {
      throw new AppError('invalid', 'The code did not work.', {
        fieldErrors: {
          code: ['This code is wrong or too old. Enter the one that your app shows now.'],
        },
      });
    }
    const codes = await replaceRecoveryCodes(tx, user.id);
    const sessions = await endAllSessions(tx, user.id, ctx.now);
    await recordAuditForPerson(tx, ctx, user, {
      event: 'two_factor.replaced',
      after: { endedSessions: sessions },
    });
    await enqueueEmail(
      tx,
      {
        template: 'two-factor-changed',
        to: user.email,
        props: { name: displayName(user), at: ctx.now.toISOString(), address: ctx.address },
      },
      ctx.now,
    );
    return codes;
  });
  return codes ?? refuseAccountLink(ctx, 'two-factor reset');
}
