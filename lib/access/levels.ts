import { namedLevel, type AccessLevel, type AccessLevels } from '../core/access-level';
import type { Module } from '../core/module';

/** What screens call a level. */
export const levelNames: Record<AccessLevel, string> = {
  NONE: 'No access',
  READ: 'Read',
  READ_WRITE: 'Read write',
};

/**
 * A choice of levels in the form in which a role keeps it: a sub-module is named only where it
 * differs from its module, so that it follows its module from then on; "no access" is named only
 * where it takes back what the module gives.
 */
export function roleLevels(chosen: AccessLevels, modules: readonly Module[]): AccessLevels {
  return named(chosen, modules, (level, above) => level !== (above ?? 'NONE'));
}

/**
 * A choice of overrides in the form in which a member keeps it; no level means "as the roles say".
 * Under an overridden module, a sub-module without a choice follows its module.
 */
export function overrideLevels(chosen: AccessLevels, modules: readonly Module[]): AccessLevels {
  return named(chosen, modules, (level, above) => level !== above);
}

function named(
  chosen: AccessLevels,
  modules: readonly Module[],
  isNamed: (level: AccessLevel, above: AccessLevel | null) => boolean,
): AccessLevels {
  const levels: [string, AccessLevel][] = [];
  for (const { key, parentKey } of modules) {
    const level = namedLevel(chosen, key);
    if (level === null) continue;
    const above = parentKey === null ? null : namedLevel(chosen, parentKey);
    if (isNamed(level, above)) levels.push([key, level]);
  }
  return Object.fromEntries(levels);
}
