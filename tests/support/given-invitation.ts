import { randomUUID } from 'node:crypto';
import type { SystemRoleKey } from '@/lib/access/system-roles';
import { personSearchColumns } from '@/lib/core/person-name';
import { invitationMs } from '@/lib/invitations/limits';
import { digestToken, randomToken } from '@/lib/platform/crypto';
import { transact } from '@/lib/platform/transact';
import type { GivenMember } from './given-project';

export type GivenInvitation = {
  id: string;
  userId: string;
  memberId: string;
  email: string;
  token: string;
};

/** An open invitation as it stands after its mail was sent; of an existing person when named. */
export async function givenInvitation(
  inviter: GivenMember,
  now: Date,
  { role = 'MEMBER', userId }: { role?: SystemRoleKey; userId?: string } = {},
): Promise<GivenInvitation> {
  const { project } = inviter;
  const token = randomToken();
  return transact(async (tx) => {
    const names = { email: `${randomUUID()}@example.com`, firstName: '', lastName: '' };
    const user = userId
      ? await tx.user.findUniqueOrThrow({ where: { id: userId } })
      : await tx.user.create({ data: { ...names, ...personSearchColumns(names) } });
    const member = await tx.member.create({
      data: { projectId: project.id, userId: user.id, invitedById: inviter.id },
    });
    await tx.memberRole.create({
      data: { projectId: project.id, memberId: member.id, roleId: project.roleIds[role] },
    });
    const invitation = await tx.invitation.create({
      data: {
        projectId: project.id,
        memberId: member.id,
        email: user.email,
        invitedById: inviter.id,
        createdAt: now,
        sentAt: now,
        expiresAt: new Date(now.getTime() + invitationMs),
        links: { create: { digest: digestToken(token), createdAt: now } },
      },
    });
    return {
      id: invitation.id,
      userId: user.id,
      memberId: member.id,
      email: user.email,
      token,
    };
  });
}
