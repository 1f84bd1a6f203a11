import type { Scope } from '@/lib/core/scopes';

/** A Product ID or Gateway Reference ID, as a form offers it. */
export type ScopeEntry = {
  id: string;
  kind: 'PRODUCT' | 'GATEWAY';
  externalId: string;
  name: string;
  retired: boolean;
};

/** What is chosen; the list is kept while "all" is, so that changing one's mind loses nothing. */
export type ScopeChoice = { all: boolean; ids: ReadonlySet<string> };

export function choiceOfScope(scope: Scope): ScopeChoice {
  return scope === 'ALL' ? { all: true, ids: new Set() } : { all: false, ids: new Set(scope) };
}

export function scopeOfChoice({ all, ids }: ScopeChoice): Scope {
  return all ? 'ALL' : [...ids];
}

/** The entries that a form offers for a scope: the retired ones only where they are chosen already. */
export function offeredEntries(
  entries: readonly ScopeEntry[],
  kind: ScopeEntry['kind'],
  before: Scope,
): ScopeEntry[] {
  return entries
    .filter(
      (entry) =>
        entry.kind === kind && (!entry.retired || (before !== 'ALL' && before.includes(entry.id))),
    )
    .sort((a, b) => a.externalId.localeCompare(b.externalId, 'en', { numeric: true }));
}

/** Those whose ID or name contains what was typed. */
export function matchingEntries(entries: readonly ScopeEntry[], typed: string): Set<string> {
  const text = typed.trim().toLowerCase();
  const matches = entries.filter(
    ({ externalId, name }) =>
      externalId.toLowerCase().includes(text) || name.toLowerCase().includes(text),
  );
  return new Set(matches.map(({ id }) => id));
}
