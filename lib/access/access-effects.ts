import type { AccessChange } from './compare-access';

export type NamedPerson = { userId: string; name: string };

/** What a change does to some people: the same to each of them. */
export type AccessEffect = {
  changes: AccessChange[];
  count: number;
  /** The first of them, to be named. */
  people: NamedPerson[];
};

/** Effects with the people of equal ones put together, the most people first; without those that change nothing. */
export function mergeEffects(effects: readonly AccessEffect[], named: number): AccessEffect[] {
  const merged = new Map<string, AccessEffect>();
  for (const { changes, count, people } of effects) {
    if (changes.length === 0) continue;
    const same = JSON.stringify(changes);
    const known = merged.get(same);
    merged.set(same, {
      changes,
      count: count + (known?.count ?? 0),
      people: [...(known?.people ?? []), ...people].slice(0, named),
    });
  }
  return [...merged.values()].sort((a, b) => b.count - a.count);
}

/** How many people a change concerns. */
export function peopleAffected(effects: readonly AccessEffect[]): number {
  return effects.reduce((sum, { count }) => sum + count, 0);
}
