'use client';

import { useState } from 'react';
import { FieldGroup } from '@/components/form/field';
import { useTypedValues } from '@/components/form/form-context';
import { RadioGroup } from '@/components/ui/checkbox';
import type { PostedValues } from '@/lib/core/form-values';
import type { Scope } from '@/lib/core/scopes';
import {
  choiceOfScope,
  offeredEntries,
  scopeOfChoice,
  type ScopeChoice,
  type ScopeEntry,
} from './scope-choice';
import { ScopeList } from './scope-list';
import { scopeWords } from './scope-words';

export interface ScopePickerProps {
  kind: ScopeEntry['kind'];
  /** All of the project, also of the other kind. */
  entries: readonly ScopeEntry[];
  /** What they are restricted to now. */
  value: Scope;
  /** What the viewer may choose: their own scope, and what the person has already. */
  givable: Scope;
  /** Told after each choice; the picker keeps its state itself. */
  onChange?: (scope: Scope) => void;
}

/**
 * "All products", or a list of them. Posts the fields of `scopeFields`; an entry that the filter
 * hides is posted all the same.
 */
export function ScopePicker({ kind, entries, value, givable, onChange }: ScopePickerProps) {
  const words = scopeWords[kind];
  const typed = useTypedValues();
  const [choice, setChoice] = useState(() => withTyped(choiceOfScope(value), kind, typed));
  const offered = offeredEntries(entries, kind, value);

  function change(next: ScopeChoice) {
    setChoice(next);
    onChange?.(scopeOfChoice(next));
  }

  return (
    <FieldGroup name={words.list} label={words.legend} className="group/scope">
      <RadioGroup
        name={words.extent}
        value={choice.all ? 'ALL' : 'LIST'}
        onChange={(extent) => change({ ...choice, all: extent === 'ALL' })}
        options={[
          {
            value: 'ALL',
            label: words.all,
            disabled: givable !== 'ALL',
            hint: givable === 'ALL' ? words.allHint : 'You are restricted yourself.',
          },
          { value: 'LIST', label: words.some },
        ]}
      />
      {/* By its looks alone, so that a choice also shows the list where scripts do not run. */}
      <div className="hidden pl-6 group-has-[input[value=LIST]:checked]/scope:block">
        <ScopeList
          words={words}
          entries={offered}
          chosen={choice.ids}
          givable={givable}
          onChange={(ids) => change({ ...choice, ids })}
        />
      </div>
    </FieldGroup>
  );
}

/** A form that was posted without scripting comes back as a new page, with what was posted. */
function withTyped(
  choice: ScopeChoice,
  kind: ScopeEntry['kind'],
  typed: PostedValues | undefined,
): ScopeChoice {
  const { extent, list } = scopeWords[kind];
  if (typed?.[extent] === undefined) return choice;
  return { all: typed[extent] === 'ALL', ids: new Set([typed[list] ?? []].flat()) };
}
