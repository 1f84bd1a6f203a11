import { findRoles } from '../access/queries/find-member-access';
import type { RoleAccess } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import { database } from '../platform/database';

/** The project's roles, highest precedence first. Every member may know their names. */
export async function listRoles(actor: Actor): Promise<RoleAccess[]> {
  return findRoles(database(), actor.projectId);
}
