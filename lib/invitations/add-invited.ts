import { namedLevel, type AccessLevels } from '../core/access-level';
import { AppError } from '../core/errors';
import type { Module } from '../core/module';
import { personSearchColumns } from '../core/person-name';
import type { Scopes } from '../core/scopes';
import { timeOrderedId } from '../platform/crypto';
import { planOnce } from '../platform/plan-once';
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
    await insertUsers(tx, ordered, now);
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

async function insertUsers(tx: Tx, people: readonly Person[], now: Date): Promise<void> {
  const rows = people.map(({ email, firstName, lastName, mobile }) => ({
    id: timeOrderedId(now),
    ...{ email, firstName, lastName, mobile },
    ...personSearchColumns({ email, firstName, lastName }),
  }));
  await tx.$executeRaw`${planOnce}
    INSERT INTO users (id, email, first_name, last_name, mobile, sort_name, search_text, created_at)
    SELECT p.id, p.email, p."firstName", p."lastName", p.mobile, p."sortName", p."searchText",
           ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) p (
      id uuid, email text, "firstName" text, "lastName" text, mobile text, "sortName" text,
      "searchText" text)
    ON CONFLICT DO NOTHING`;
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
  const rows = members.map(({ userId }) => ({ id: timeOrderedId(project.now), userId }));
  const added = await tx.$queryRaw<{ id: string; userId: string }[]>`${planOnce}
    INSERT INTO members (
      id, project_id, user_id, invited_by_id, created_at, ends_at, all_products, all_gateways)
    SELECT m.id, ${projectId}::uuid, m."userId", ${project.invitedById}::uuid,
           ${project.now}::timestamptz, ${endsAt}::timestamptz,
           ${scopes.products === 'ALL'}::boolean, ${scopes.gateways === 'ALL'}::boolean
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) m (id uuid, "userId" uuid)
    ON CONFLICT DO NOTHING
    RETURNING id, user_id AS "userId"`;
  const rolesOf = new Map(members.map(({ userId, roles }) => [userId, roles]));
  const held = added.flatMap(({ id, userId }) =>
    (rolesOf.get(userId) ?? []).map((role) => ({
      memberId: id,
      roleId: role.id,
      endsAt: role.endsAt,
    })),
  );
  await tx.$executeRaw`${planOnce}
    INSERT INTO member_roles (project_id, member_id, role_id, ends_at)
    SELECT ${projectId}::uuid, h."memberId", h."roleId", h."endsAt"
    FROM jsonb_to_recordset(${JSON.stringify(held)}::jsonb) h (
      "memberId" uuid, "roleId" uuid, "endsAt" timestamptz)`;
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
