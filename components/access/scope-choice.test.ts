import { expect, test } from 'vitest';
import {
  choiceOfScope,
  matchingEntries,
  offeredEntries,
  scopeOfChoice,
  type ScopeEntry,
} from './scope-choice';

const entry = (id: string, facts: Partial<ScopeEntry> = {}): ScopeEntry => ({
  id,
  kind: 'PRODUCT',
  externalId: id,
  name: `The ${id}`,
  retired: false,
  ...facts,
});

test('a scope survives being chosen from', () => {
  for (const scope of ['ALL', [], ['a', 'b']] as const)
    expect(scopeOfChoice(choiceOfScope(scope))).toEqual(scope);
});

test('an empty list is not all', () => {
  expect(choiceOfScope([])).toEqual({ all: false, ids: new Set() });
});

test('only entries of its kind are offered, and what is retired only where it was chosen', () => {
  const entries = [
    entry('now'),
    entry('gone', { retired: true }),
    entry('kept', { retired: true }),
    entry('gateway', { kind: 'GATEWAY' }),
  ];
  const idsFor = (before: 'ALL' | string[]) =>
    offeredEntries(entries, 'PRODUCT', before).map(({ id }) => id);
  expect(idsFor('ALL')).toEqual(['now']);
  expect(idsFor(['kept', 'gateway'])).toEqual(['kept', 'now']);
});

test('numbers in IDs are ordered as numbers', () => {
  const entries = ['PAY-10', 'PAY-9', 'AB-2'].map((id) => entry(id));
  expect(offeredEntries(entries, 'PRODUCT', 'ALL').map(({ id }) => id)).toEqual([
    'AB-2',
    'PAY-9',
    'PAY-10',
  ]);
});

test('an entry is found by its ID and by its name, in any case', () => {
  const entries = [entry('PAY-1', { name: 'Checkout' }), entry('PAY-2', { name: 'Wallet' })];
  expect([...matchingEntries(entries, ' pay ')]).toEqual(['PAY-1', 'PAY-2']);
  expect([...matchingEntries(entries, 'wallet')]).toEqual(['PAY-2']);
  expect([...matchingEntries(entries, '')]).toHaveLength(2);
  expect([...matchingEntries(entries, 'none')]).toHaveLength(0);
});
