'use client';

import { useId, useState } from 'react';
import { Input } from '@/components/ui/input';
import {
  highestLevel,
  levelOn,
  type AccessLevel,
  type AccessLevels,
} from '@/lib/core/access-level';
import {
  choose,
  groupModules,
  isMixed,
  matchingKeys,
  type Choice,
  type LevelChoice,
  type TreeModule,
} from './level-choice';
import { ModuleTreeRow } from './module-tree-row';

export interface ModuleTreeProps {
  /** In the order of screens. */
  modules: readonly TreeModule[];
  choice: LevelChoice;
  onChange: (choice: LevelChoice) => void;
  /** The viewer's own levels: more cannot be given, but what was there from the start can stay. */
  own: AccessLevels;
  initial: LevelChoice;
  /** Makes it a tree of overrides, which know "From roles": what the roles give on each module. */
  fromRoles?: AccessLevels | undefined;
}

/**
 * The choice of a level for each module, posted as `levels[payments.refunds]`. Choosing for a
 * module fills its sub-modules. Filtering only hides rows: all of them are posted.
 */
export function ModuleTree({
  modules,
  choice,
  onChange,
  own,
  initial,
  fromRoles,
}: ModuleTreeProps) {
  const filterId = useId();
  const [typed, setTyped] = useState('');
  const shown = matchingKeys(modules, typed);

  const highestOf = (key: string): AccessLevel =>
    highestLevel([levelOn(own, key), initial.get(key) || 'NONE']);

  function change(key: string, chosen: Choice) {
    onChange(choose(choice, modules, key, chosen, highestOf));
  }

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={filterId} className="sr-only">
        Filter modules
      </label>
      <Input
        id={filterId}
        // Without a name it is not sent: commands refuse fields that they do not know.
        name=""
        type="search"
        placeholder="Filter modules"
        autoComplete="off"
        className="sm:max-w-64"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Else it would send the form.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p role="status" className={shown.size === 0 ? 'py-4 text-muted' : 'sr-only'}>
        {typed.trim() !== '' && filterWords(shown.size)}
      </p>
      <table className="module-tree" hidden={shown.size === 0}>
        <caption className="sr-only">Access by module</caption>
        <thead>
          <tr>
            <th scope="col">Module</th>
            <th scope="col">Access</th>
          </tr>
        </thead>
        {groupModules(modules).map((group) => (
          <tbody key={group.title} hidden={!group.modules.some(({ key }) => shown.has(key))}>
            <tr className="group-row">
              <th scope="rowgroup" colSpan={2} className="text-xs text-muted">
                {group.title}
              </th>
            </tr>
            {group.modules.map((module) => (
              <ModuleTreeRow
                key={module.key}
                module={module}
                hidden={!shown.has(module.key)}
                chosen={choice.get(module.key) ?? (fromRoles ? '' : 'NONE')}
                mixed={isMixed(choice, modules, module.key)}
                highest={highestOf(module.key)}
                own={levelOn(own, module.key)}
                fromRoles={fromRoles && levelOn(fromRoles, module.key)}
                // Overriding a module overrides all of it: its parts cannot go back to the roles alone.
                bound={Boolean(module.parentKey && choice.get(module.parentKey))}
                onChoose={change}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function filterWords(count: number): string {
  if (count === 0) return 'No module matches.';
  return count === 1 ? '1 module' : `${count} modules`;
}
