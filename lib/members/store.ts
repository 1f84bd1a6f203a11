import { consoleLevelsOf } from '../access/system-roles';
import { createActor, type Actor } from '../core/actor';
import type { Context } from '../core/context';
import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';

/**
 * The actor with the rights that hold inside this transaction, which nobody can take away until
 * it ends: membership, person and role assignments are locked against change.
 * @throws `forbidden` when the access went between the request's start and now
 */
export async function lockActor(tx: Tx, ctx: Context): Promise<Actor> {
  const roles = await tx.$queryRaw<Actor['roles']>`
    SELECT r.id, r.name, r.system_role AS "systemRole"
    FROM members m
    JOIN users u ON u.id = m.user_id
    JOIN member_roles mr ON mr.member_id = m.id
    JOIN roles r ON r.id = mr.role_id
    WHERE m.id = ${ctx.actor.memberId}::uuid AND m.project_id = ${ctx.projectId}::uuid
      AND m.status = 'ACTIVE' AND (m.ends_at IS NULL OR m.ends_at > ${ctx.now})
      AND u.disabled_at IS NULL AND u.locked_at IS NULL
      AND (mr.ends_at IS NULL OR mr.ends_at > ${ctx.now})
    ORDER BY r.precedence DESC, r.name
    FOR SHARE OF m, u, mr`;
  if (roles.length === 0) {
    throw new AppError('forbidden', 'Your access to this project has just changed.');
  }
  return createActor({ ...ctx.actor, roles, consoleLevels: consoleLevelsOf(roles) });
}
