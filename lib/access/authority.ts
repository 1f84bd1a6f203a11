import { includesLevel, levelOn, type AccessLevels } from '../core/access-level';
import { consoleModules, type Module } from '../core/module';

/** The modules on which the first levels are above the second. */
export function modulesBeyond(
  given: AccessLevels,
  held: AccessLevels,
  modules: readonly Module[],
): Module[] {
  return modules.filter(({ key }) => !includesLevel(levelOn(held, key), levelOn(given, key)));
}

/** Whether the first levels give nothing that the second do not give as well. */
export function isWithin(
  given: AccessLevels,
  held: AccessLevels,
  modules: readonly Module[],
): boolean {
  return modulesBeyond(given, held, modules).length === 0;
}

/** Someone outranks another when their level on some console module is above the other's. */
export function outranks(person: AccessLevels, other: AccessLevels): boolean {
  return consoleModules.some((key) => !includesLevel(levelOn(other, key), levelOn(person, key)));
}
