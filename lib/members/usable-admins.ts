import { Prisma } from '../platform/generated/client';

/**
 * Usable Admins as the database's own check counts them: active, without an end date, set up,
 * enabled, not locked by an administrator.
 */
const usableAdmins = Prisma.sql`
  FROM roles ar
  JOIN member_roles amr ON amr.project_id = ar.project_id AND amr.role_id = ar.id
    AND amr.ends_at IS NULL
  JOIN members am ON am.id = amr.member_id AND am.status = 'ACTIVE' AND am.ends_at IS NULL
  JOIN users au ON au.id = am.user_id AND au.activated_at IS NOT NULL
    AND au.disabled_at IS NULL AND au.locked_at IS NULL
  WHERE ar.system_role = 'ADMIN'`;

/** Whether a member `m` is a usable Admin and the project has no other. For a few members. */
export const isOnlyUsableAdmin = Prisma.sql`(
  SELECT count(*) = 1 AND bool_or(am.id = m.id) ${usableAdmins} AND ar.project_id = m.project_id)`;

/**
 * The memberships of all who are the only usable Admin of their project. For questions about many
 * members: it is answered once, where the other is asked for each of them.
 */
export const onlyUsableAdmins = Prisma.sql`(
  SELECT (array_agg(am.id))[1] ${usableAdmins} GROUP BY ar.project_id HAVING count(*) = 1)`;
