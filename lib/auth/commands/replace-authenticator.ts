import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { transact } from '../../platform/transact';
import { voidAccountLinks } from '../account-links';
import type { NewAuthenticatorInput } from '../account-schema';
import { lockSelf } from '../lock-self';
import { replaceRecoveryCodes } from '../recovery-codes';
import { endOtherSessions } from '../sessions';
import { confirmTotpSecret, renewPendingTotpSecret } from '../totp-credentials';

/**
 * Begins with a key that nobody has seen.
 * @throws `reauthentication_required`
 */
export async function startAuthenticatorReplacement(ctx: UserContext): Promise<void> {
  assertRecentlyAuthenticated(ctx);
  await transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    await renewPendingTotpSecret(tx, user.id, ctx.now);
  });
}

/**
 * Replaces one's own authenticator and recovery codes. The former authenticator stays in force
 * until the new one is proven; then other sessions and a mailed reset link end.
 * @returns ten fresh recovery codes, to be shown once
 * @throws `reauthentication_required`; `invalid` for a wrong code; `unauthenticated` when the
 * session ended meanwhile
 */
export async function replaceAuthenticator(
  ctx: UserContext,
  input: NewAuthenticatorInput,
): Promise<string[]> {
  assertRecentlyAuthenticated(ctx);
  return transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    if (!(await confirmTotpSecret(tx, user.id, input.code, ctx.now))) {
      throw new AppError('invalid', 'The code did not work.', {
        fieldErrors: {
          code: ['This code is wrong or too old. Enter the one that your app shows now.'],
        },
      });
    }
    const codes = await replaceRecoveryCodes(tx, user.id);
    await voidAccountLinks(tx, user.id, ctx.now, 'RESET_TWO_FACTOR');
    const endedSessions = await endOtherSessions(tx, user.id, ctx.now, ctx.user.sessionId);
    await recordAuditForPerson(tx, ctx, user, {
      event: 'two_factor.replaced',
      after: { endedSessions },
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
}
