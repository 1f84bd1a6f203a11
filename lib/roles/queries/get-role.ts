import { findAccessGroups, grantsOfGroup } from '../../access/queries/find-access-groups';
import { findRoles } from '../../access/queries/find-member-access';
import { levelsOf, resolveGrants, type RoleAccess } from '../../access/resolve-access';
import type { Actor } from '../../core/actor';
import { assertAllowed, refusalOf } from '../../core/decision';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { database } from '../../platform/database';
import { canChangeRole, canReadRoles } from '../policy';
import { holdsRole } from '../role-change';
import { roleId as roleIdSchema } from '../schema';

export type RoleHolder = { userId: string; name: string; email: string; endsAt: Date | null };

export type RoleDetails = {
  role: RoleAccess;
  /** How many users hold it now. */
  users: number;
  /** The first of them by name; none for those who may not read users. */
  holders: RoleHolder[];
};

/** So many holders are shown; the users list shows all. */
const shownHolders = 25;

/**
 * One role with its holders.
 * @throws `forbidden`; `not_found` also for an ID that is malformed or of another project
 */
export async function getRole(actor: Actor, id: string, now: Date): Promise<RoleDetails> {
  assertAllowed(canReadRoles(actor));
  const roles = roleIdSchema.safeParse(id).success
    ? await findRoles(database(), actor.projectId)
    : [];
  const role = roles.find((each) => each.id === id);
  if (!role) throw new AppError('not_found', 'There is no such role in this project.');
  const held = {
    projectId: actor.projectId,
    roleId: role.id,
    OR: [{ endsAt: null }, { endsAt: { gt: now } }],
  };
  const users = await database().memberRole.count({ where: held });
  if (!actor.may('users', 'READ')) return { role, users, holders: [] };
  const rows = await database().memberRole.findMany({
    where: held,
    select: { endsAt: true, member: { select: { user: true } } },
    orderBy: [{ member: { sortName: 'asc' } }, { memberId: 'asc' }],
    take: shownHolders,
  });
  const holders = rows.map(({ endsAt, member: { user } }) => ({
    userId: user.id,
    name: displayName(user),
    email: user.email,
    endsAt,
  }));
  return { role, users, holders };
}

/** Why the actor cannot edit or delete the role; null when they can. */
export async function findRoleRefusal(
  actor: Actor,
  role: RoleAccess,
  now: Date,
): Promise<string | null> {
  const atOnce = refusalOf(canChangeRole(actor, role, []));
  if (atOnce !== null) return atOnce;
  const { projectId, modules } = actor;
  const roles = await findRoles(database(), projectId);
  const groups = await findAccessGroups(
    database(),
    projectId,
    holdsRole(projectId, role.id, now),
    now,
  );
  const holders = groups.map((group) => ({
    name: group.people[0]?.name ?? '',
    levels: levelsOf(resolveGrants(grantsOfGroup(group, roles), modules, now)),
  }));
  return refusalOf(canChangeRole(actor, role, holders));
}
