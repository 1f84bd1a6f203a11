import { getEnv } from '../platform/env';
import { planOnce } from '../platform/plan-once';
import type { Tx } from '../platform/transact';

/** Whether somebody may make a project: an Admin of some project, or anybody where one may sign up. */
export async function mayCreateProject(
  db: Pick<Tx, '$queryRaw'>,
  userId: string,
  now: Date,
): Promise<boolean> {
  if (getEnv().SIGNUP === 'open') return true;
  const roles = await db.$queryRaw<unknown[]>`${planOnce}
    SELECT 1 FROM members m
    JOIN member_roles mr ON mr.member_id = m.id
    JOIN roles r ON r.id = mr.role_id
    WHERE m.user_id = ${userId}::uuid AND m.status = 'ACTIVE'
      AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)
      AND (mr.ends_at IS NULL OR mr.ends_at > ${now}::timestamptz)
      AND r.system_role = 'ADMIN'
    LIMIT 1`;
  return roles.length > 0;
}
