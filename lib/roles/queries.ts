import type { Actor, HeldRole } from '../core/actor';
import { database } from '../platform/database';

/** The project's roles, highest precedence first. Every member may know their names. */
export async function listRoles(actor: Actor): Promise<HeldRole[]> {
  return database().role.findMany({
    where: { projectId: actor.projectId },
    select: { id: true, name: true, systemRole: true },
    orderBy: [{ precedence: 'desc' }, { name: 'asc' }],
  });
}
