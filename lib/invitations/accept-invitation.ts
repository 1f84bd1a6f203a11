import type { RequestContext } from '../core/context';
import type { Tx } from '../platform/transact';
import type { OpenInvitation } from './require-open-invitation';

/** Makes the invited person an active member; accepting ends every link of the invitation. */
export async function acceptInvitation(
  tx: Tx,
  ctx: RequestContext,
  { invitation, member }: OpenInvitation,
): Promise<void> {
  await tx.member.update({
    where: { id: member.id },
    data: { status: 'ACTIVE', joinedAt: ctx.now, activeSince: ctx.now },
  });
  await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedAt: ctx.now } });
}
