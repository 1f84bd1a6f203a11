import type { Reader } from '../access/queries/find-member-access';
import type { AccessLevels } from '../core/access-level';
import type { Actor } from '../core/actor';
import { AppError } from '../core/errors';
import { displayName } from '../core/person-name';
import { Prisma } from '../platform/generated/client';
import { findAccessQuestion } from './access-condition';
import type { Selection } from './bulk-schema';
import { selectedUsersMax } from './limits';
import { memberCondition } from './member-conditions';

/** A member whom a bulk act is about, with what they were given. */
export type SelectedMember = {
  memberId: string;
  userId: string;
  name: string;
  email: string;
  endsAt: Date | null;
  /** Also those whose time is over. */
  roles: { id: string; endsAt: Date | null }[];
  overrides: AccessLevels;
};

type Row = Omit<SelectedMember, 'name' | 'roles'> & {
  firstName: string;
  lastName: string;
  sortName: string;
  roles: { id: string; endsAt: string | null }[];
};

/**
 * The members of a selection by name, and kept from being removed until the transaction ends, if
 * there is one. What each of their roles gives is not repeated for each of them.
 * @throws `invalid` when there are more than one act takes
 */
export async function findSelectedMembers(
  db: Reader,
  actor: Actor,
  selection: Selection,
  now: Date,
): Promise<SelectedMember[]> {
  const condition = await selectionCondition(db, actor, selection, now);
  const rows = await db.$queryRaw<Row[]>`
    SELECT m.id AS "memberId", u.id AS "userId", u.email, u.first_name AS "firstName",
           u.last_name AS "lastName", m.sort_name AS "sortName", m.ends_at AS "endsAt",
           COALESCE((SELECT json_agg(json_build_object('id', mr.role_id, 'endsAt', mr.ends_at))
             FROM member_roles mr WHERE mr.member_id = m.id), '[]'::json) AS roles,
           COALESCE((SELECT json_object_agg(om.key, o.level)
             FROM overrides o JOIN modules om ON om.id = o.module_id
             WHERE o.member_id = m.id), '{}'::json) AS overrides
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE ${condition} LIMIT ${selectedUsersMax + 1} FOR KEY SHARE OF m`;
  assertNotTooMany(rows.length);
  return rows.sort(byName).map((row) => ({
    memberId: row.memberId,
    userId: row.userId,
    name: displayName(row),
    email: row.email,
    endsAt: row.endsAt,
    roles: row.roles.map(({ id, endsAt }) => ({ id, endsAt: endsAt ? new Date(endsAt) : null })),
    overrides: row.overrides,
  }));
}

/**
 * The users of a selection at this moment, none of them held: an act that locks people locks their
 * projects first.
 * @throws `invalid` when there are more than one act takes
 */
export async function findSelectedUserIds(
  db: Reader,
  actor: Actor,
  selection: Selection,
  now: Date,
): Promise<string[]> {
  const condition = await selectionCondition(db, actor, selection, now);
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT m.user_id AS "userId" FROM members m WHERE ${condition} LIMIT ${selectedUsersMax + 1}`;
  assertNotTooMany(rows.length);
  return rows.map(({ userId }) => userId);
}

function assertNotTooMany(found: number): void {
  if (found <= selectedUsersMax) return;
  const most = selectedUsersMax.toLocaleString('en-GB');
  throw new AppError('invalid', `More than ${most} users match. Narrow the filter.`);
}

async function selectionCondition(
  db: Reader,
  actor: Actor,
  { selection, users, filter }: Selection,
  now: Date,
): Promise<Prisma.Sql> {
  if (selection === 'USERS') {
    return Prisma.sql`m.project_id = ${actor.projectId}::uuid AND m.user_id = ANY(${users}::uuid[])`;
  }
  const access = await findAccessQuestion(db, actor, filter);
  return memberCondition(actor.projectId, { ...filter, access }, now);
}

function byName(one: Row, other: Row): number {
  if (one.sortName !== other.sortName) return one.sortName < other.sortName ? -1 : 1;
  return one.memberId < other.memberId ? -1 : 1;
}
