import {
  includesLevel,
  namedLevel,
  type AccessLevel,
  type AccessLevels,
} from '../core/access-level';
import type { HeldRole } from '../core/actor';
import type { ConsoleModule, Module } from '../core/module';
import type { Scopes } from '../core/scopes';
import { systemRoles } from './system-roles';

/** A role with what it gives. */
export type RoleAccess = HeldRole & {
  /** The levels that one of the project's own roles names; empty for system roles. */
  levels: AccessLevels;
};

/** A role as a member holds it. */
export type AssignedRole = RoleAccess & { endsAt: Date | null };

/** Whether a member's access is in force, as separate facts. */
export type Standing = {
  status: 'INVITED' | 'ACTIVE' | 'REVOKED';
  /** When the membership ends. */
  endsAt: Date | null;
  disabledAt: Date | null;
  /** The lock by an administrator; one by failures changes no access. */
  lockedAt: Date | null;
};

/** What a member was given. */
export type Grants = { roles: readonly AssignedRole[]; overrides: AccessLevels };

/** Everything that the access of a member depends on. */
export type MemberAccess = Standing & Grants & { scopes: Scopes };

/** A role that reaches a level, by itself or by what it names for the module above. */
export type OriginRole = { id: string; name: string; inheritedFrom: string | null };

/** Why a level is what it is. */
export type Origin =
  | { kind: 'override'; /** the module's own key, or the one above it */ on: string }
  | { kind: 'roles'; roles: OriginRole[] }
  | { kind: 'nothing' }
  | { kind: 'not-in-force'; because: StandingFault };

export type StandingFault = 'disabled' | 'locked' | 'invited' | 'revoked' | 'ended';

export type ResolvedModule = { module: Module; level: AccessLevel; origin: Origin };

/**
 * The one answer to every question about access (access.md, Resolution): the level of a member on
 * each module, and where it comes from. Total, deterministic, independent of the order of roles.
 */
export function resolveAccess(
  member: Standing & Grants,
  modules: readonly Module[],
  now: Date,
): ResolvedModule[] {
  const because = standingFault(member, now);
  if (because === null) return resolveGrants(member, modules, now);
  const origin: Origin = { kind: 'not-in-force', because };
  return modules.map((module) => ({ module, level: 'NONE', origin }));
}

/**
 * The same for what was given, whether or not it is in force. Authority over people is judged by
 * this: a disabled Admin is still out of a lesser user's reach.
 */
export function resolveGrants(
  { roles, overrides }: Grants,
  modules: readonly Module[],
  now: Date,
): ResolvedModule[] {
  const held = roles
    .filter(({ endsAt }) => endsAt === null || endsAt > now)
    // One order, so that the answer does not depend on the one in which roles arrive.
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
  return modules.map((module) => resolveModule(held, overrides, module));
}

/** Why nothing is in force, of several reasons the weightiest; null when it is. */
export function standingFault(standing: Standing, now: Date): StandingFault | null {
  if (standing.disabledAt) return 'disabled';
  if (standing.lockedAt) return 'locked';
  if (standing.status === 'REVOKED') return 'revoked';
  if (standing.endsAt && standing.endsAt <= now) return 'ended';
  return standing.status === 'INVITED' ? 'invited' : null;
}

/** The answer by module key, without the reasons. */
export function levelsOf(resolved: readonly ResolvedModule[]): AccessLevels {
  return Object.fromEntries(resolved.map(({ module, level }) => [module.key, level]));
}

function resolveModule(
  roles: readonly AssignedRole[],
  overrides: AccessLevels,
  module: Module,
): ResolvedModule {
  const { key, parentKey } = module;
  const own = namedLevel(overrides, key);
  if (own !== null) return { module, level: own, origin: { kind: 'override', on: key } };
  const above = parentKey === null ? null : namedLevel(overrides, parentKey);
  if (parentKey !== null && above !== null) {
    return { module, level: above, origin: { kind: 'override', on: parentKey } };
  }
  let level: AccessLevel = 'NONE';
  let reaching: OriginRole[] = [];
  for (const role of roles) {
    const given = levelOfRole(role, module);
    if (given === 'NONE' || !includesLevel(given, level)) continue;
    if (given !== level) {
      level = given;
      reaching = [];
    }
    const inherits = role.systemRole === null && namedLevel(role.levels, key) === null;
    reaching.push({ id: role.id, name: role.name, inheritedFrom: inherits ? parentKey : null });
  }
  const origin: Origin =
    level === 'NONE' ? { kind: 'nothing' } : { kind: 'roles', roles: reaching };
  return { module, level, origin };
}

/** What one role gives on a module: what it names for it, or else for the module above it. */
export function levelOfRole(role: RoleAccess, { key, kind, parentKey }: Module): AccessLevel {
  if (role.systemRole) {
    const fixed = systemRoles[role.systemRole];
    // The database holds no other console modules.
    return kind === 'CONSOLE' ? fixed.console[key as ConsoleModule] : fixed.product;
  }
  const own = namedLevel(role.levels, key);
  if (own !== null) return own;
  return (parentKey === null ? null : namedLevel(role.levels, parentKey)) ?? 'NONE';
}
