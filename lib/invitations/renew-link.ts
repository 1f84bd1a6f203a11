import { resetUnfinishedSetUp } from '../auth/reset-set-up';
import { digestToken, randomToken } from '../platform/crypto';
import type { Tx } from '../platform/transact';
import { invitationEnd } from './lifetime';

type Renewable = { id: string; project: { invitationHours: number }; member: { userId: string } };

/**
 * A fresh link for an invitation that the server itself gave, so that nobody answers for it:
 * earlier ones end, and a set-up that was begun and not finished starts anew.
 */
export async function renewLink(
  tx: Tx,
  { id, project, member }: Renewable,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomToken();
  const expiresAt = invitationEnd(now, project);
  await resetUnfinishedSetUp(tx, member.userId);
  await tx.invitationLink.updateMany({
    where: { invitationId: id, supersededAt: null },
    data: { supersededAt: now },
  });
  await tx.invitation.update({
    where: { id },
    data: {
      sentAt: now,
      expiresAt,
      links: { create: { digest: digestToken(token), createdAt: now } },
    },
  });
  return { token, expiresAt };
}
