import { expect, test } from 'vitest';
import { mergeEffects, peopleAffected } from './access-effects';
import type { AccessChange } from './compare-access';

const loses = (key: string): AccessChange => ({ key, from: 'READ', to: 'NONE' });
const person = (name: string) => ({ userId: name, name });

test('people to whom the same happens are put together, the most first, so many named', () => {
  const effects = mergeEffects(
    [
      { changes: [loses('payments')], count: 1, people: [person('Asha')] },
      { changes: [loses('users')], count: 3, people: [person('Ben'), person('Cai')] },
      { changes: [loses('payments')], count: 4, people: [person('Dee'), person('Eli')] },
    ],
    2,
  );
  expect(effects).toEqual([
    { changes: [loses('payments')], count: 5, people: [person('Asha'), person('Dee')] },
    { changes: [loses('users')], count: 3, people: [person('Ben'), person('Cai')] },
  ]);
  expect(peopleAffected(effects)).toBe(8);
});

test('whom a change leaves as they are is no effect', () => {
  expect(mergeEffects([{ changes: [], count: 7, people: [person('Asha')] }], 20)).toEqual([]);
});
