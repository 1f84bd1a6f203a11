import { namedLevel, type AccessLevels } from '../core/access-level';
import { AppError } from '../core/errors';
import type { Module } from '../core/module';
import { personSearchColumns } from '../core/person-name';
import type { Scopes } from '../core/scopes';
import type { Tx } from '../platform/transact';

export type InvitedUser = {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  activatedAt: Date | null;
};

/** Somebody who is to be invited; the address is canonical. */
export type Person = { email: string; firstName: string; lastName: string; mobile: string | null };

/**
 * The users behind the addresses, made where unknown, and held against deletion until the
 * transaction ends. Whoever exists keeps their own name, which belongs to them and not to those
 * who invite them. Of two transactions that make the same user at once one waits and finds it.
 */
export async function ensureUsers(
  tx: Tx,
  people: readonly Person[],
  now: Date,
): Promise<InvitedUser[]> {
  // One order for everybody, so that transactions with overlapping lists cannot deadlock.
  const ordered = [...people].sort((a, b) => (a.email < b.email ? -1 : 1));
  const emails = ordered.map(({ email }) => email);
  for (let attempt = 1; attempt <= 3; attempt++) {
    await tx.user.createMany({
      data: ordered.map(({ email, firstName, lastName, mobile }) => ({
        email,
        firstName,
        lastName,
        mobile,
        ...personSearchColumns({ email, firstName, lastName }),
        createdAt: now,
      })),
      skipDuplicates: true,
    });
    const users = await tx.$queryRaw<InvitedUser[]>`
      SELECT id, email, first_name AS "firstName", last_name AS "lastName",
             activated_at AS "activatedAt"
      FROM users WHERE email = ANY(${emails}) ORDER BY email
      FOR KEY SHARE`;
    // One that existed may have been removed between the two statements: then it is made again.
    if (users.length === ordered.length) return users;
  }
  throw new AppError('conflict', 'Somebody removed one of these users at this moment. Try again.');
}

/** What all members of an invite are given beside their roles. */
export type SharedAccess = { overrides: AccessLevels; scopes: Scopes; endsAt: Date | null };

/**
 * Adds the users to the project as invited members.
 * @returns the new members; those who are in the project already are not among them
 */
export async function addInvitedMembers(
  tx: Tx,
  project: { id: string; invitedById: string; now: Date; modules: readonly Module[] },
  members: { userId: string; roles: { id: string; endsAt: Date | null }[] }[],
  { overrides, scopes, endsAt }: SharedAccess,
): Promise<{ id: string; userId: string }[]> {
  const projectId = project.id;
  const added = await tx.member.createManyAndReturn({
    data: members.map(({ userId }) => ({
      projectId,
      userId,
      invitedById: project.invitedById,
      createdAt: project.now,
      endsAt,
      allProducts: scopes.products === 'ALL',
      allGateways: scopes.gateways === 'ALL',
    })),
    skipDuplicates: true,
  });
  const rolesOf = new Map(members.map(({ userId, roles }) => [userId, roles]));
  await tx.memberRole.createMany({
    data: added.flatMap(({ id, userId }) =>
      (rolesOf.get(userId) ?? []).map((role) => ({
        projectId,
        memberId: id,
        roleId: role.id,
        endsAt: role.endsAt,
      })),
    ),
  });
  const overridden = project.modules.flatMap(({ id, key }) => {
    const level = namedLevel(overrides, key);
    return level ? [{ moduleId: id, level }] : [];
  });
  await tx.override.createMany({
    data: added.flatMap(({ id }) =>
      overridden.map((override) => ({ projectId, memberId: id, ...override })),
    ),
  });
  await addScopes(tx, projectId, added, scopes);
  return added;
}

async function addScopes(
  tx: Tx,
  projectId: string,
  members: { id: string }[],
  { products, gateways }: Scopes,
): Promise<void> {
  const itemIds = [products, gateways].flatMap((scope) => (scope === 'ALL' ? [] : scope));
  if (itemIds.length === 0 || members.length === 0) return;
  // Fifty people times five hundred entries are more parameters than a statement may have.
  await tx.$executeRaw`
    INSERT INTO member_scopes (project_id, member_id, item_id)
    SELECT ${projectId}::uuid, member, item
    FROM unnest(${members.map(({ id }) => id)}::uuid[]) member
    CROSS JOIN unnest(${itemIds}::uuid[]) item`;
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
    FOR NO KEY UPDATE OF m FOR UPDATE OF u`;
  const invitation = await findInvitation(tx, projectId, invitationId);
  if (!invitation) throw new AppError('not_found', 'There is no such invitation.');
  return invitation;
}
