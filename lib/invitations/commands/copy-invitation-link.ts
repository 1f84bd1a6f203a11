import { recordAudit } from '../../audit/record-audit';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { assertMayGrantNow } from '../../core/reauthentication';
import { digestToken, randomToken } from '../../platform/crypto';
import { transact } from '../../platform/transact';
import { findInviter } from '../invitation-link';
import { invitationUrl } from '../invitation-mail';
import { holdInvitation, requirePending } from '../pending-invitation';
import { canCopyInvitationLink } from '../policy';
import type { InvitationInput } from '../schema';

export type CopiedInvitationLink = { link: string; expiresAt: Date };

/**
 * Makes a further link for the same invitation, since the mailed one is known by its digest only;
 * both work until the invitation is accepted, withdrawn, sent anew, or expires.
 * @returns the link, to be shown once
 * @throws `not_found`; `conflict` when no link would open; `forbidden`, `outranked`;
 * `reauthentication_required` where it makes an Admin
 */
export async function copyInvitationLink(
  ctx: Context,
  input: InvitationInput,
): Promise<CopiedInvitationLink> {
  return transact(async (tx) => {
    const { actor, found } = await holdInvitation(tx, ctx, input.invitationId);
    const pending = await requirePending(tx, ctx, found);
    const { invitation, user, target } = pending;
    assertAllowed(
      canCopyInvitationLink(actor, { ...target, expiresAt: invitation.expiresAt }, ctx.now),
    );
    assertMayGrantNow(ctx, target.roles);
    const { inviter } = await findInviter(tx, invitation, ctx.now);
    if (invitation.invitedById && !inviter?.mayStillInvite) {
      throw new AppError(
        'conflict',
        'Whoever sent this invitation may not give its access any more, so its links are void. Resend it in your own name.',
      );
    }
    const token = randomToken();
    await tx.invitationLink.create({
      data: { digest: digestToken(token), invitationId: invitation.id, createdAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      event: 'invitation.link_copied',
      projectId: ctx.projectId,
      target: { type: 'user', id: user.id, name: target.name, email: user.email },
      after: { expiresAt: invitation.expiresAt.toISOString() },
    });
    return { link: invitationUrl(token), expiresAt: invitation.expiresAt };
  });
}
