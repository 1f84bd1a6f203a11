import { levelsOfRoles } from '../access/levels-of-roles';
import { levelNames } from '../access/levels';
import type { RoleAccess } from '../access/resolve-access';
import { levelOn } from '../core/access-level';
import type { ShownFacts } from '../core/basis';
import type { Module } from '../core/module';

/** What a role is, in words: what its form shows, and audit rows record. */
export function factsOfRole(role: RoleAccess, modules: readonly Module[]): ShownFacts {
  const levels = levelsOfRoles([role], modules);
  return {
    Name: role.name,
    ...Object.fromEntries(
      modules.map(({ key, name }) => [`${name} (${key})`, levelNames[levelOn(levels, key)]]),
    ),
  };
}

/** Those facts that differ, as they were and as they are. */
export function changedFacts(
  before: ShownFacts,
  after: ShownFacts,
): { before: ShownFacts; after: ShownFacts } {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  const only = (facts: ShownFacts) =>
    Object.fromEntries(names.map((name) => [name, facts[name] ?? 'not set']));
  return { before: only(before), after: only(after) };
}
