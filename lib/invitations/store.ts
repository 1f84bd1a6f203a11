import { AppError } from '../core/errors';
import { personSearchColumns } from '../core/person-name';
import type { Tx } from '../platform/transact';

export type InvitedUser = {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  activatedAt: Date | null;
};

/**
 * The users behind the addresses, made where unknown, and held against deletion until the
 * transaction ends. Of two transactions that make the same user at once one waits and finds it.
 */
export async function ensureUsers(tx: Tx, emails: string[], now: Date): Promise<InvitedUser[]> {
  // One order for everybody, so that transactions with overlapping lists cannot deadlock.
  const ordered = [...emails].sort();
  const named = { firstName: '', lastName: '' };
  for (let attempt = 1; attempt <= 3; attempt++) {
    await tx.user.createMany({
      data: ordered.map((email) => ({
        email,
        ...personSearchColumns({ email, ...named }),
        createdAt: now,
      })),
      skipDuplicates: true,
    });
    const users = await tx.$queryRaw<InvitedUser[]>`
      SELECT id, email, first_name AS "firstName", last_name AS "lastName",
             activated_at AS "activatedAt"
      FROM users WHERE email = ANY(${ordered}) ORDER BY email
      FOR KEY SHARE`;
    // One that existed may have been removed between the two statements: then it is made again.
    if (users.length === ordered.length) return users;
  }
  throw new AppError('conflict', 'Somebody removed one of these users at this moment. Try again.');
}

/**
 * Adds the users to the project as invited members.
 * @returns the new members; those who are in the project already are not among them
 */
export async function addInvitedMembers(
  tx: Tx,
  project: { id: string; invitedById: string; now: Date },
  members: { userId: string; roleId: string }[],
): Promise<{ id: string; userId: string }[]> {
  const added = await tx.member.createManyAndReturn({
    data: members.map(({ userId }) => ({
      projectId: project.id,
      userId,
      invitedById: project.invitedById,
      createdAt: project.now,
    })),
    skipDuplicates: true,
  });
  const roleOf = new Map(members.map(({ userId, roleId }) => [userId, roleId]));
  await tx.memberRole.createMany({
    data: added.flatMap(({ id, userId }) => {
      const roleId = roleOf.get(userId);
      return roleId ? [{ projectId: project.id, memberId: id, roleId }] : [];
    }),
  });
  return added;
}

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
    FOR UPDATE OF m, u`;
  const invitation = await findInvitation(tx, projectId, invitationId);
  if (!invitation) throw new AppError('not_found', 'There is no such invitation.');
  return invitation;
}
