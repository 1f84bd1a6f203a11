import { recordAudit } from '../../audit/record-audit';
import { openChallenge } from '../../auth/challenges';
import { assertGoodPassword } from '../../auth/new-password';
import { hashPassword } from '../../auth/password-hash';
import type { RequestContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName, personSearchColumns } from '../../core/person-name';
import { transact } from '../../platform/transact';
import type { SetInvitedPasswordInput } from '../acceptance-schema';
import { findInvitationLink } from '../invitation-link';
import { recordLinkRefusal, requireOpenInvitation } from '../require-open-invitation';

/**
 * Sets the first password of an invited person. The link is bound to it from now on: going on,
 * also from another browser, takes this password.
 * @returns the enrolment challenge's token, for this browser's cookie
 * @throws `link_invalid`; `conflict` when somebody else was quicker; `invalid` with the field
 */
export async function setInvitedPassword(
  ctx: RequestContext,
  input: SetInvitedPasswordInput,
): Promise<string> {
  const passwordHash = await hashInvitedPassword(ctx, input);
  try {
    return await transact(async (tx) => {
      const { invitation, member } = await requireOpenInvitation(tx, ctx, input.link);
      const { user } = member;
      if (user.activatedAt || user.passwordHash || !passwordHash) throw alreadySet();
      const named = {
        ...user,
        firstName: input.firstName || user.firstName,
        lastName: input.lastName || user.lastName,
      };
      await tx.user.update({
        where: { id: user.id },
        data: {
          firstName: named.firstName,
          lastName: named.lastName,
          ...personSearchColumns(named),
          passwordHash,
          passwordChangedAt: ctx.now,
        },
      });
      const self = { name: displayName(named), email: user.email };
      await recordAudit(tx, ctx, {
        event: 'invitation.password_set',
        projectId: invitation.projectId,
        actor: { userId: user.id, ...self },
        target: { type: 'user', id: user.id, ...self },
      });
      return openChallenge(tx, ctx, user.id, 'ENROLMENT');
    });
  } catch (error) {
    await recordLinkRefusal(ctx, input.link, error);
    throw error;
  }
}

/**
 * Judges and hashes the password, which is slow on purpose: only for a link that opens something,
 * so that strangers cannot keep the server busy with invented ones.
 */
async function hashInvitedPassword(
  ctx: RequestContext,
  input: SetInvitedPasswordInput,
): Promise<string | null> {
  const state = await findInvitationLink(input.link, ctx.now);
  if (!state?.open) return null;
  const { email } = state.member.user;
  const person = { email, firstName: input.firstName, lastName: input.lastName };
  const { name, passwordMinLength } = state.invitation.project;
  await assertGoodPassword(input.password, person, { minLength: passwordMinLength, words: [name] });
  return hashPassword(input.password);
}

function alreadySet(): AppError {
  return new AppError(
    'conflict',
    'A password was set through this link already. If that was you, reload this page and continue with it. If it was not you, ask the person who invited you for a new link.',
  );
}
