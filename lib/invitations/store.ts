import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';

async function findInvitation(tx: Tx, projectId: string, invitationId: string) {
  return tx.invitation.findFirst({
    where: { id: invitationId, projectId },
    include: {
      project: true,
      member: { include: { user: true } },
    },
  });
}

export type LockedInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/**
 * An invitation of the project with its member and person, all held until the transaction ends,
 * in the order in which accepting it holds them. @throws `not_found`
 */
export async function lockInvitation(
  tx: Tx,
  projectId: string,
  invitationId: string,
): Promise<LockedInvitation> {
  await tx.$queryRaw`
    SELECT id FROM invitations
    WHERE id = ${invitationId}::uuid AND project_id = ${projectId}::uuid
    FOR UPDATE`;
  await tx.$queryRaw`
    SELECT m.id FROM invitations i
    JOIN members m ON m.id = i.member_id
    JOIN users u ON u.id = m.user_id
    WHERE i.id = ${invitationId}::uuid AND i.project_id = ${projectId}::uuid
    FOR UPDATE OF u FOR NO KEY UPDATE OF m`;
  const invitation = await findInvitation(tx, projectId, invitationId);
  if (!invitation) throw new AppError('not_found', 'There is no such invitation.');
  return invitation;
}
