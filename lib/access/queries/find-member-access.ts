import type { Module } from '../../core/module';
import { displayName } from '../../core/person-name';
import { Prisma } from '../../platform/generated/client';
import { idArray, planOnce } from '../../platform/plan-once';
import type { Tx } from '../../platform/transact';
import type { MemberAccess, RoleAccess } from '../resolve-access';
import {
  memberAccessJson,
  memberAccessOf,
  modulesJson,
  roleLevelsJson,
  type MemberAccessJson,
} from './access-json';

/** The raw client, or a transaction. */
export type Reader = Pick<Tx, '$queryRaw'>;

/** A member of a project with everything their access depends on. */
export type MemberWithAccess = {
  memberId: string;
  userId: string;
  name: string;
  email: string;
  access: MemberAccess;
};

type Row = {
  memberId: string;
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  access: MemberAccessJson;
};

/**
 * Those of the users who are members of the project, by user ID; one query for all.
 * @param emails more of them, by their canonical addresses
 */
export async function findMemberAccess(
  db: Reader,
  projectId: string,
  userIds: readonly string[],
  emails: readonly string[] = [],
): Promise<Map<string, MemberWithAccess>> {
  const ids = idArray(userIds);
  // Looked up first: joined by "or", neither of the two indexes would be used.
  const people =
    emails.length === 0
      ? ids
      : Prisma.sql`${ids} || ARRAY(SELECT id FROM users WHERE email = ANY(${[...emails]}))`;
  const rows = await db.$queryRaw<Row[]>`${planOnce}
    SELECT m.id AS "memberId", u.id AS "userId", u.email, u.first_name AS "firstName",
           u.last_name AS "lastName", ${memberAccessJson} AS access
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.project_id = ${projectId}::uuid AND m.user_id = ANY(${people})`;
  return new Map(
    rows.map(({ memberId, userId, email, access, ...names }) => [
      userId,
      {
        memberId,
        userId,
        email,
        name: displayName({ email, ...names }),
        access: memberAccessOf(access),
      },
    ]),
  );
}

/** The modules that count at present, in the order of screens. */
export async function findModules(db: Reader, projectId: string): Promise<Module[]> {
  const [row] = await db.$queryRaw<{ modules: Module[] }[]>`${planOnce}
    SELECT ${modulesJson(Prisma.sql`${projectId}::uuid`)} AS modules`;
  return row?.modules ?? [];
}

/** The project's roles with what they give, highest precedence first. */
export async function findRoles(db: Reader, projectId: string): Promise<RoleAccess[]> {
  return db.$queryRaw<RoleAccess[]>`${planOnce}
    SELECT r.id, r.name, r.system_role AS "systemRole", ${roleLevelsJson} AS levels
    FROM roles r WHERE r.project_id = ${projectId}::uuid
    ORDER BY r.precedence DESC, lower(r.name), r.id`;
}
