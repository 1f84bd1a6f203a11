'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import type { Scope } from '@/lib/core/scopes';
import { matchingEntries, type ScopeEntry } from './scope-choice';
import type { ScopeWords } from './scope-words';

/** As many as are taken in at a glance. */
const unfiltered = 8;

export interface ScopeListProps {
  words: ScopeWords;
  entries: readonly ScopeEntry[];
  chosen: ReadonlySet<string>;
  givable: Scope;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** The entries to choose from, with a filter where they are many. */
export function ScopeList({ words, entries, chosen, givable, onChange }: ScopeListProps) {
  const [typed, setTyped] = useState('');
  const shown = matchingEntries(entries, typed);
  const count = entries.filter(({ id }) => chosen.has(id)).length;

  function toggle(id: string, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChange(next);
  }

  if (entries.length === 0) return <p className="text-muted">{words.empty}</p>;
  return (
    <div className="flex flex-col gap-2">
      {entries.length > unfiltered && (
        <Input
          // In no Field's name, and not sent: commands refuse fields that they do not know.
          id={`${words.list}-filter`}
          name=""
          type="search"
          aria-label={words.filter}
          placeholder={words.filter}
          autoComplete="off"
          className="sm:max-w-64"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Else it would send the form.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      )}
      <ul className="max-h-64 divide-y overflow-y-auto border-y">
        {entries.map(({ id, externalId, name, retired }) => (
          <li key={id} hidden={!shown.has(id)} className="py-1.5">
            <Checkbox
              name={words.list}
              value={id}
              checked={chosen.has(id)}
              disabled={givable !== 'ALL' && !givable.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
              label={
                <>
                  <span className="font-mono text-sm">{externalId}</span>{' '}
                  <span className="text-muted">
                    {name}
                    {retired && ' (retired)'}
                    {givable !== 'ALL' && !givable.includes(id) && ' (outside your own scope)'}
                  </span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      <p role="status" className="text-muted">
        {shown.size === 0 && 'Nothing matches. '}
        {count === 0 ? words.none : `${count} of ${entries.length} chosen`}
      </p>
    </div>
  );
}
