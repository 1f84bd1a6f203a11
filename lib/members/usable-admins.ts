import { Prisma } from '../platform/generated/client';

/**
 * Whether a member `m` is a usable Admin and the project has no other, as the database's own check
 * counts them: active, without an end date, set up, enabled, not locked by an administrator.
 */
export const isOnlyUsableAdmin = Prisma.sql`(
  SELECT count(*) = 1 AND bool_or(am.id = m.id)
  FROM roles ar
  JOIN member_roles amr ON amr.project_id = ar.project_id AND amr.role_id = ar.id
    AND amr.ends_at IS NULL
  JOIN members am ON am.id = amr.member_id AND am.status = 'ACTIVE' AND am.ends_at IS NULL
  JOIN users au ON au.id = am.user_id AND au.activated_at IS NOT NULL
    AND au.disabled_at IS NULL AND au.locked_at IS NULL
  WHERE ar.project_id = m.project_id AND ar.system_role = 'ADMIN')`;
