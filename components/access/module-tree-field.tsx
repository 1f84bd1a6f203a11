'use client';

import { useState } from 'react';
import { useTypedValues } from '@/components/form/form-context';
import type { AccessLevels } from '@/lib/core/access-level';
import {
  choiceOfOverrides,
  choiceOfRole,
  withTyped,
  type LevelChoice,
  type TreeModule,
} from './level-choice';
import { ModuleTree } from './module-tree';

export interface ModuleTreeFieldProps {
  /** In the order of screens. */
  modules: readonly TreeModule[];
  /** What a role names, or the overrides of a member. */
  levels: AccessLevels;
  /** The viewer's own levels: more cannot be given, but what was there from the start can stay. */
  own: AccessLevels;
  /** Given for overrides: what the roles give on each module. */
  fromRoles?: AccessLevels;
  /** Told after each choice; the tree keeps its state itself. */
  onChange?: (choice: LevelChoice) => void;
}

/** The module tree in a form, which keeps what was chosen when the form comes back with an error. */
export function ModuleTreeField({
  modules,
  levels,
  own,
  fromRoles,
  onChange,
}: ModuleTreeFieldProps) {
  const typed = useTypedValues();
  const [initial] = useState(() =>
    fromRoles ? choiceOfOverrides(levels, modules) : choiceOfRole(levels, modules),
  );
  const [choice, setChoice] = useState(() => withTyped(initial, typed));
  return (
    <ModuleTree
      modules={modules}
      choice={choice}
      initial={initial}
      own={own}
      fromRoles={fromRoles}
      onChange={(next) => {
        setChoice(next);
        onChange?.(next);
      }}
    />
  );
}
