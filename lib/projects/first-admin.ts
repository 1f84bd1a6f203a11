import { invitationEnd } from '../invitations/lifetime';
import { digestToken, randomToken } from '../platform/crypto';
import type { Tx } from '../platform/transact';
import type { CreatedProject } from './store';

type Admin = { id: string; email: string };

/**
 * Invites somebody as the first Admin of a new project, from the server itself: nobody stands
 * behind the invitation who could lose the right to give it.
 * @returns the invitation's token
 */
export async function inviteFirstAdmin(
  tx: Tx,
  project: CreatedProject,
  user: Admin,
  now: Date,
): Promise<string> {
  const member = await tx.member.create({
    data: { projectId: project.id, userId: user.id, createdAt: now, activeSince: now },
  });
  await makeAdmin(tx, project, member.id);
  const { invitationHours } = await tx.project.findUniqueOrThrow({
    where: { id: project.id },
    select: { invitationHours: true },
  });
  const token = randomToken();
  await tx.invitation.create({
    data: {
      projectId: project.id,
      memberId: member.id,
      email: user.email,
      createdAt: now,
      sentAt: now,
      expiresAt: invitationEnd(now, { invitationHours }),
      links: { create: { digest: digestToken(token), createdAt: now } },
    },
  });
  return token;
}

/** The same for somebody with an account, who needs no invitation to their own project. */
export async function addFirstAdmin(
  tx: Tx,
  project: CreatedProject,
  userId: string,
  now: Date,
): Promise<void> {
  const member = await tx.member.create({
    data: {
      projectId: project.id,
      userId,
      status: 'ACTIVE',
      createdAt: now,
      joinedAt: now,
      activeSince: now,
    },
  });
  await makeAdmin(tx, project, member.id);
}

async function makeAdmin(tx: Tx, project: CreatedProject, memberId: string): Promise<void> {
  await tx.memberRole.create({
    data: { projectId: project.id, memberId, roleId: project.roleIds.ADMIN },
  });
}
