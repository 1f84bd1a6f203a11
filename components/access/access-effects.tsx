import type { AccessEffect } from '@/lib/access/access-effects';
import type { AccessChange } from '@/lib/access/compare-access';
import { joinWords } from '@/lib/access/explain';
import { levelNames } from '@/lib/access/levels';
import { NamedPeople } from './named-people';

export interface AccessEffectsProps {
  effects: readonly AccessEffect[];
  /** What screens call the module of a key. */
  nameOf: (key: string) => string;
  /** Said when nobody's access changes. */
  none: string;
}

/** Who gains or loses what: those with the same change together. */
export function AccessEffects({ effects, nameOf, none }: AccessEffectsProps) {
  if (effects.length === 0) return <p>{none}</p>;
  return (
    <ul className="flex flex-col divide-y border-y">
      {effects.map(({ changes, count, people }) => (
        <li
          key={changes.map(({ key, from, to }) => `${key} ${from} ${to}`).join()}
          className="py-2.5"
        >
          <p className="font-medium">
            {count === 1 ? '1 user' : `${count.toLocaleString('en-GB')} users`}
          </p>
          {people.length > 0 && <NamedPeople people={people} more={count - people.length} />}
          <LevelChanges changes={changes} nameOf={nameOf} />
        </li>
      ))}
    </ul>
  );
}

export interface LevelChangesProps {
  changes: readonly AccessChange[];
  nameOf: (key: string) => string;
}

/** The modules whose level changes, those with the same step in one line. */
export function LevelChanges({ changes, nameOf }: LevelChangesProps) {
  return (
    <ul className="mt-1 flex flex-col gap-0.5">
      {steps(changes).map(({ step, keys }) => (
        <li key={step}>
          {joinWords(keys.map(nameOf))}: {step}
        </li>
      ))}
    </ul>
  );
}

/** The modules on which the same happens, together: "Read → No access". */
function steps(changes: readonly AccessChange[]): { step: string; keys: string[] }[] {
  const byStep = new Map<string, string[]>();
  for (const { key, from, to } of changes) {
    const step = `${levelNames[from]} → ${levelNames[to]}`;
    byStep.set(step, [...(byStep.get(step) ?? []), key]);
  }
  return Array.from(byStep, ([step, keys]) => ({ step, keys }));
}
