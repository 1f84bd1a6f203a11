import { outranks } from '../access/authority';
import { joinWords } from '../access/explain';
import { beyondGiving, mayGive, type Giver } from '../access/giving';
import { levelNames } from '../access/levels';
import { levelsOfRoles } from '../access/levels-of-roles';
import type { RoleAccess } from '../access/resolve-access';
import { levelOn, type AccessLevels } from '../core/access-level';
import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';
import type { Module } from '../core/module';
import { isScopeWithin, unionOfScopes, type Scopes } from '../core/scopes';

export function canReadUsers(actor: Actor): Decision {
  return actor.may('users', 'READ')
    ? allow
    : deny('forbidden', 'You need read access to Users. Ask an Admin of this project.');
}

export function canWriteUsers(actor: Actor): Decision {
  return actor.may('users', 'READ_WRITE')
    ? allow
    : deny('forbidden', 'You need write access to Users. Ask an Admin of this project.');
}

/** A member as far as authority over them is concerned. */
export type TargetMember = {
  userId: string;
  name: string;
  /** What they were given, in force or not. */
  levels: AccessLevels;
};

/** Whose roles, access and status are within the actor's reach: nobody acts upwards. */
export function canActOn(actor: Actor, target: TargetMember): Decision {
  const write = canWriteUsers(actor);
  if (!write.allowed) return write;
  return outranks(target.levels, actor.levels)
    ? deny('outranked', `${target.name} has access that you lack.`)
    : allow;
}

/** Nobody edits their own roles, overrides, scopes or end dates. */
export function canEditAccess(actor: Actor, target: TargetMember): Decision {
  const write = canWriteUsers(actor);
  if (!write.allowed) return write;
  if (actor.userId === target.userId) {
    return deny('self', 'You cannot change your own access. Another Admin can.');
  }
  return canActOn(actor, target);
}

/** What a member has been given: levels by module, and what they are restricted to. */
export type GivenAccess = { levels: AccessLevels; scopes: Scopes };

/** Nobody gives more than they have: what is raised stays within the actor's own levels and scope. */
export function canGive(
  giver: Giver & Pick<Actor, 'scopes'>,
  before: GivenAccess,
  after: GivenAccess,
): Decision {
  const beyond = beyondGiving(giver, after.levels, before.levels);
  const reason = `This gives access that you lack: ${named(beyond, after.levels)}.`;
  const levels = mayGive(giver, beyond, reason);
  if (!levels.allowed) return levels;
  const { products, gateways } = after.scopes;
  if (!isScopeWithin(products, unionOfScopes(before.scopes.products, giver.scopes.products))) {
    return deny('forbidden', 'This gives access to products that are outside your own scope.');
  }
  if (!isScopeWithin(gateways, unionOfScopes(before.scopes.gateways, giver.scopes.gateways))) {
    return deny('forbidden', 'This gives access to gateways that are outside your own scope.');
  }
  return allow;
}

/** Giving roles gives all that they name, also where the person has it already from elsewhere. */
export function canGiveRoles(giver: Giver, roles: readonly RoleAccess[]): Decision {
  const beyond = beyondGiving(giver, levelsOfRoles(roles, giver.modules));
  const names = roles.map(({ name }) => name).join(', ');
  return mayGive(giver, beyond, `The role ${names} gives access that you lack.`);
}

function named(modules: readonly Module[], levels: AccessLevels): string {
  const shown = modules.slice(0, 3).map(({ key, name }) => {
    return `${levelNames[levelOn(levels, key)]} on ${name}`;
  });
  const more = modules.length - shown.length;
  return joinWords(more > 0 ? [...shown, `${more} more`] : shown);
}
