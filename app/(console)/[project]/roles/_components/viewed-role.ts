import { cache } from 'react';
import type { Actor } from '@/lib/core/actor';
import { orNotFound, pageActor } from '@/lib/delivery/page-actor';
import { getRole, type RoleDetails } from '@/lib/roles/queries/get-role';

export type RoleParams = Promise<{ project: string; roleId: string }>;

type ViewedRole = RoleDetails & { actor: Actor; now: Date };

// For one request: the title and the page ask for the same role.
const roleOf = cache(async (actor: Actor, roleId: string): Promise<ViewedRole> => {
  const now = new Date();
  return { actor, now, ...(await orNotFound(getRole(actor, roleId, now))) };
});

/** The role that an address names, for those who may read roles; 404 for any other. */
export async function viewedRole(params: RoleParams): Promise<ViewedRole> {
  const { project, roleId } = await params;
  return roleOf(await pageActor(project), roleId);
}
