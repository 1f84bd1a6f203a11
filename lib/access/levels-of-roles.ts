import type { AccessLevels } from '../core/access-level';
import type { Module } from '../core/module';
import { levelsOf, resolveGrants, type RoleAccess } from './resolve-access';

/** The levels that roles give together: they add up. */
export function levelsOfRoles(
  roles: readonly RoleAccess[],
  modules: readonly Module[],
): AccessLevels {
  const assigned = roles.map((role) => ({ ...role, endsAt: null }));
  return levelsOf(resolveGrants({ roles: assigned, overrides: {} }, modules, new Date(0)));
}
