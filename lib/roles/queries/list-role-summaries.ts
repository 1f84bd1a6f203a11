import { systemRoles } from '../../access/system-roles';
import type { Actor, HeldRole } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { database } from '../../platform/database';
import { canReadRoles } from '../policy';

export type RoleSummary = HeldRole & {
  /** The rank among system roles; null for the project's own. */
  precedence: number | null;
  /** How many users hold it now. */
  users: number;
};

/** The project's roles, system roles first by precedence, then its own by name. */
export async function listRoleSummaries(actor: Actor, now: Date): Promise<RoleSummary[]> {
  assertAllowed(canReadRoles(actor));
  const rows = await database().$queryRaw<(HeldRole & { users: number })[]>`
    SELECT r.id, r.name, r.system_role AS "systemRole", COALESCE(held.users, 0)::int AS users
    FROM roles r
    LEFT JOIN (
      SELECT mr.role_id, count(*) AS users FROM member_roles mr
      WHERE mr.project_id = ${actor.projectId}::uuid
        AND (mr.ends_at IS NULL OR mr.ends_at > ${now}::timestamptz)
      GROUP BY mr.role_id) held ON held.role_id = r.id
    WHERE r.project_id = ${actor.projectId}::uuid
    ORDER BY r.precedence DESC, lower(r.name), r.id`;
  return rows.map((row) => ({
    ...row,
    precedence: row.systemRole ? systemRoles[row.systemRole].precedence : null,
  }));
}
