import {
  accessLevels,
  includesLevel,
  levelOn,
  namedLevel,
  type AccessLevel,
  type AccessLevels,
} from '@/lib/core/access-level';
import type { PostedValues } from '@/lib/core/form-values';
import type { Module } from '@/lib/core/module';

/** What of a module a tree shows. */
export type TreeModule = Pick<Module, 'key' | 'name' | 'kind' | 'parentKey'>;

/** What is chosen for a module; '' is "as the roles say", which only overrides know. */
export type Choice = AccessLevel | '';
/** What is chosen, by module key. */
export type LevelChoice = ReadonlyMap<string, Choice>;

/** A role's levels as a choice for every module. */
export function choiceOfRole(levels: AccessLevels, modules: readonly TreeModule[]): LevelChoice {
  return new Map(
    modules.map(({ key, parentKey }) => [
      key,
      namedLevel(levels, key) ?? (parentKey === null ? 'NONE' : levelOn(levels, parentKey)),
    ]),
  );
}

/** A member's overrides as a choice for every module. A sub-module follows its overridden module. */
export function choiceOfOverrides(
  overrides: AccessLevels,
  modules: readonly TreeModule[],
): LevelChoice {
  return new Map(
    modules.map(({ key, parentKey }) => [
      key,
      namedLevel(overrides, key) ??
        (parentKey === null ? null : namedLevel(overrides, parentKey)) ??
        '',
    ]),
  );
}

/** The named levels of a choice, as commands take them. */
export function levelsOfChoice(choice: LevelChoice): AccessLevels {
  return Object.fromEntries(
    [...choice].filter((entry): entry is [string, AccessLevel] => entry[1] !== ''),
  );
}

/** Chooses for a module, which fills its sub-modules as far as each of them can be given. */
export function choose(
  choice: LevelChoice,
  modules: readonly TreeModule[],
  key: string,
  chosen: Choice,
  highestOf: (key: string) => AccessLevel,
): LevelChoice {
  const next = new Map(choice).set(key, chosen);
  for (const part of modules) {
    if (part.parentKey === key) next.set(part.key, atMost(chosen, highestOf(part.key)));
  }
  return next;
}

function atMost(chosen: Choice, highest: AccessLevel): Choice {
  return chosen === '' || includesLevel(highest, chosen) ? chosen : highest;
}

/** Whether a sub-module of the module has another level than it. */
export function isMixed(choice: LevelChoice, modules: readonly TreeModule[], key: string): boolean {
  return modules.some(
    (module) => module.parentKey === key && choice.get(module.key) !== choice.get(key),
  );
}

/** What is typed into the filter finds a module by name or key; with it come parts and the whole. */
export function matchingKeys(modules: readonly TreeModule[], typed: string): Set<string> {
  const text = typed.trim().toLowerCase();
  const hits = new Set(
    modules
      .filter(({ key, name }) => key.includes(text) || name.toLowerCase().includes(text))
      .map(({ key }) => key),
  );
  const shown = modules.filter(
    ({ key, parentKey }) =>
      hits.has(key) ||
      (parentKey !== null && hits.has(parentKey)) ||
      modules.some((part) => part.parentKey === key && hits.has(part.key)),
  );
  return new Set(shown.map(({ key }) => key));
}

export type ModuleGroup = { title: string; modules: TreeModule[] };

/** The modules as screens divide them: the product's, then those of this dashboard. */
export function groupModules(modules: readonly TreeModule[]): ModuleGroup[] {
  return [
    { title: 'Product', modules: modules.filter(({ kind }) => kind === 'PRODUCT') },
    { title: 'This dashboard', modules: modules.filter(({ kind }) => kind === 'CONSOLE') },
  ].filter((group) => group.modules.length > 0);
}

/** A form that was posted without scripting comes back as a new page, with what was posted. */
export function withTyped(choice: LevelChoice, typed: PostedValues | undefined): LevelChoice {
  if (!typed) return choice;
  return new Map(
    [...choice].map(([key, level]) => {
      const posted = typed[`levels[${key}]`];
      return [key, isChoice(posted) ? posted : level];
    }),
  );
}

export function isChoice(value: unknown): value is Choice {
  return value === '' || accessLevels.some((level) => level === value);
}
