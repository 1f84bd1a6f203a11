import { outranks } from '../access/authority';
import type { RoleAccess } from '../access/resolve-access';
import type { AccessLevels } from '../core/access-level';
import type { Actor, HeldRole } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';
import { unrestricted } from '../core/scopes';
import { canGive, canGiveRoles, canWriteUsers } from '../members/policy';

export function canReadRoles(actor: Actor): Decision {
  return actor.may('roles', 'READ')
    ? allow
    : deny('forbidden', 'You need read access to Roles. Ask an Admin of this project.');
}

export function canWriteRoles(actor: Actor): Decision {
  return actor.may('roles', 'READ_WRITE')
    ? allow
    : deny('forbidden', 'You need write access to Roles. Ask an Admin of this project.');
}

/** Some who hold a role: what each of them was given, and who the first of them is. */
export type RoleHolders = { name: string; levels: AccessLevels };

/** Nobody acts upwards: a role is as far out of reach as the highest of those who hold it. */
export function canChangeRole(
  actor: Actor,
  role: Pick<HeldRole, 'name' | 'systemRole'>,
  holders: readonly RoleHolders[],
): Decision {
  const write = canWriteRoles(actor);
  if (!write.allowed) return write;
  if (role.systemRole) {
    return deny('forbidden', 'System roles are fixed. Clone this one to make a role of your own.');
  }
  const above = holders.find(({ levels }) => outranks(levels, actor.levels));
  if (!above) return allow;
  const who = actor.may('users', 'READ') ? above.name : 'Somebody';
  return deny('outranked', `${who} holds this role and has access that you lack.`);
}

/** Nobody gives more than they have; what a role gave before can stay. */
export function canSetLevels(actor: Actor, before: AccessLevels, after: AccessLevels): Decision {
  const write = canWriteRoles(actor);
  if (!write.allowed) return write;
  const scopes = unrestricted;
  return canGive(actor, { levels: before, scopes }, { levels: after, scopes });
}

/** Putting a role in the place of a deleted one gives it to the holders, so users are changed. */
export function canReplaceWith(actor: Actor, role: RoleAccess): Decision {
  const write = canWriteUsers(actor);
  return write.allowed ? canGiveRoles(actor, [role]) : write;
}

/** Nobody changes their own access, by way of a role either. */
export function canChangeForSelf(changesOwnAccess: boolean): Decision {
  return changesOwnAccess
    ? deny('self', 'You hold this role, and this would change your own access. Another Admin can.')
    : allow;
}
