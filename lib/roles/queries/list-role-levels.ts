import { findRoles } from '../../access/queries/find-member-access';
import type { RoleAccess } from '../../access/resolve-access';
import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { database } from '../../platform/database';
import { canReadRoles } from '../policy';

/** The project's roles with what they give. @throws `forbidden` */
export async function listRoleLevels(actor: Actor): Promise<RoleAccess[]> {
  assertAllowed(canReadRoles(actor));
  return findRoles(database(), actor.projectId);
}

/** @throws `forbidden`; `not_found` also for a role of another project */
export async function getRoleLevels(actor: Actor, id: string): Promise<RoleAccess> {
  const role = (await listRoleLevels(actor)).find((each) => each.id === id);
  if (!role) throw new AppError('not_found', 'There is no such role in this project.');
  return role;
}
