import { recordAudit } from '../../audit/record-audit';
import { openChallenge } from '../../auth/challenges';
import { signInBurst, signInRate } from '../../auth/limits';
import { verifyAgainstNothing, verifyPassword } from '../../auth/password-hash';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { consumeRateLimit, networkOf } from '../../platform/rate-limit';
import { transact } from '../../platform/transact';
import type { ContinueInvitationInput } from '../acceptance-schema';
import { findInvitationLink } from '../invitation-link';
import { recordLinkRefusal, requireOpenInvitation } from '../require-open-invitation';

/**
 * Goes on with a set-up that was left after its password was chosen.
 * @returns the enrolment challenge's token, for this browser's cookie
 * @throws `link_invalid`; `invalid` for a wrong password; `rate_limited`
 */
export async function continueInvitation(
  ctx: RequestContext,
  input: ContinueInvitationInput,
): Promise<string> {
  const rateKey = `${networkOf(ctx.address)} ${input.link}`;
  await consumeRateLimit(signInBurst, rateKey);
  await consumeRateLimit(signInRate, rateKey);

  const state = await findInvitationLink(input.link, ctx.now);
  const invited = state?.open ? state.member.user : null;
  // Somebody's account password is never tried here, where no failure counts towards its lock.
  const user = invited?.activatedAt ? null : invited;
  const right = user?.passwordHash
    ? await verifyPassword(user.passwordHash, input.password)
    : await verifyAgainstNothing(input.password);
  if (user && !right) {
    await transact((tx) =>
      recordAudit(tx, ctx, {
        event: 'sign_in.failed',
        outcome: 'FAILED',
        projectId: state?.invitation.projectId ?? null,
        target: { type: 'user', id: user.id, email: user.email },
        reason: 'Wrong password while setting up the account',
      }),
    );
    throw new AppError('invalid', 'The password is wrong.', {
      fieldErrors: {
        password: [
          'This is not the password that was chosen here. If you lost it, ask for a new link.',
        ],
      },
    });
  }
  try {
    return await transact(async (tx) => {
      const { member } = await requireOpenInvitation(tx, ctx, input.link);
      // Checked against the hash that was verified: a resend in between starts the set-up anew.
      if (member.user.passwordHash !== user?.passwordHash || member.user.activatedAt) {
        throw new AppError('link_invalid', 'This set-up was started anew. Open the newest link.');
      }
      return openChallenge(tx, ctx, member.userId, 'ENROLMENT');
    });
  } catch (error) {
    await recordLinkRefusal(ctx, input.link, error);
    throw error;
  }
}
