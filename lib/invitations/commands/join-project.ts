import { recordAudit } from '../../audit/record-audit';
import type { UserContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { transact } from '../../platform/transact';
import { acceptInvitation } from '../accept-invitation';
import { recordLinkRefusal, requireOpenInvitation } from '../require-open-invitation';

/**
 * Accepts an invitation for somebody who has an account and is signed in with it.
 * @returns the slug of the project they are in now
 * @throws `link_invalid`; `forbidden` when the invitation is for another person
 */
export async function joinProject(ctx: UserContext, input: { link: string }): Promise<string> {
  try {
    return await transact(async (tx) => {
      const open = await requireOpenInvitation(tx, ctx, input.link);
      if (open.member.userId !== ctx.user.userId) {
        throw new AppError(
          'forbidden',
          'This invitation is for another account. Sign out, then sign in with the address that was invited.',
        );
      }
      await acceptInvitation(tx, ctx, open);
      await recordAudit(tx, ctx, {
        event: 'invitation.accepted',
        projectId: open.invitation.projectId,
        target: {
          type: 'user',
          id: ctx.user.userId,
          name: ctx.user.name,
          email: ctx.user.email,
        },
        before: { status: 'INVITED' },
        after: { status: 'ACTIVE' },
      });
      return open.invitation.project.slug;
    });
  } catch (error) {
    await recordLinkRefusal(ctx, input.link, error);
    throw error;
  }
}
