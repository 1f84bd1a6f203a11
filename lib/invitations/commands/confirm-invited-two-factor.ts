import { recordAudit } from '../../audit/record-audit';
import { findChallenge } from '../../auth/challenges';
import { replaceRecoveryCodes } from '../../auth/recovery-codes';
import type { AuthenticatorCodeInput } from '../../auth/schema';
import { confirmTotpSecret } from '../../auth/totp-credentials';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { transact, type Tx } from '../../platform/transact';
import { recordLinkRefusal, requireOpenInvitation } from '../require-open-invitation';
import { acceptInvitation } from '../accept-invitation';

/**
 * The last step of an invitation: proves the authenticator, which sets the account up and makes
 * the person an active member. From here on the invitation's links open nothing.
 * @returns ten recovery codes, to be shown once
 * @throws `unauthenticated` when this browser did not set or give the password; `invalid` for a
 * wrong code; `link_invalid`
 */
export async function confirmInvitedTwoFactor(
  ctx: RequestContext,
  input: AuthenticatorCodeInput,
  challengeToken: string | null,
): Promise<string[]> {
  const challenge = await findChallenge(challengeToken, 'ENROLMENT', ctx.now);
  try {
    return await transact((tx) => confirm(tx, ctx, input, challenge?.userId ?? null));
  } catch (error) {
    await recordLinkRefusal(ctx, input.link, error);
    throw error;
  }
}

async function confirm(
  tx: Tx,
  ctx: RequestContext,
  input: AuthenticatorCodeInput,
  enrollingUserId: string | null,
): Promise<string[]> {
  const open = await requireOpenInvitation(tx, ctx, input.link);
  const { user } = open.member;
  if (enrollingUserId !== user.id || user.activatedAt) {
    throw new AppError('unauthenticated', 'This took too long. Reload the page to go on.');
  }
  if (!(await confirmTotpSecret(tx, user.id, input.code, ctx.now))) {
    throw new AppError('invalid', 'The code did not work.', {
      fieldErrors: {
        code: ['This code is wrong or too old. Enter the one that your app shows now.'],
      },
    });
  }
  const codes = await replaceRecoveryCodes(tx, user.id);
  await tx.user.update({ where: { id: user.id }, data: { activatedAt: ctx.now } });
  await tx.signInChallenge.deleteMany({ where: { userId: user.id } });
  await acceptInvitation(tx, ctx, open);
  const self = { name: displayName(user), email: user.email };
  await recordAudit(tx, ctx, {
    event: 'invitation.accepted',
    projectId: open.invitation.projectId,
    actor: { userId: user.id, ...self },
    target: { type: 'user', id: user.id, ...self },
    before: { status: 'INVITED' },
    after: { status: 'ACTIVE', twoFactor: true },
  });
  return codes;
}
