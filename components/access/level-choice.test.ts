import { expect, test } from 'vitest';
import { overrideLevels, roleLevels } from '@/lib/access/levels';
import { someModules } from '@/tests/support/given-actor';
import {
  choiceOfOverrides,
  choiceOfRole,
  choose,
  groupModules,
  isMixed,
  levelsOfChoice,
  matchingKeys,
} from './level-choice';

const anything = () => 'READ_WRITE' as const;

test('a role is shown with what each sub-module follows, and kept as it was', () => {
  const levels = { payments: 'READ', 'payments.refunds': 'NONE' } as const;
  const choice = choiceOfRole(levels, someModules);
  expect(choice.get('payments.orders')).toBe('READ');
  expect(choice.get('payments.refunds')).toBe('NONE');
  expect(choice.get('constructor')).toBe('NONE');
  expect(roleLevels(levelsOfChoice(choice), someModules)).toEqual(levels);
});

test('overrides leave the rest to the roles, and bind the parts of an overridden module', () => {
  const overrides = { payments: 'NONE', 'payments.orders': 'READ' } as const;
  const choice = choiceOfOverrides(overrides, someModules);
  expect(choice.get('payments.orders')).toBe('READ');
  expect(choice.get('payments.refunds')).toBe('NONE');
  expect(choice.get('users')).toBe('');
  expect(overrideLevels(levelsOfChoice(choice), someModules)).toEqual(overrides);
});

test('a choice for a module fills its sub-modules, and no others', () => {
  const before = choiceOfRole({ users: 'READ' }, someModules);
  const after = choose(before, someModules, 'payments', 'READ_WRITE', anything);
  expect(levelsOfChoice(after)).toMatchObject({
    payments: 'READ_WRITE',
    'payments.orders': 'READ_WRITE',
    'payments.refunds': 'READ_WRITE',
    users: 'READ',
    constructor: 'NONE',
  });
});

test('a choice for a sub-module leaves its module, which is mixed then', () => {
  const before = choiceOfRole({ payments: 'READ' }, someModules);
  expect(isMixed(before, someModules, 'payments')).toBe(false);
  const after = choose(before, someModules, 'payments.refunds', 'NONE', anything);
  expect(after.get('payments')).toBe('READ');
  expect(isMixed(after, someModules, 'payments')).toBe(true);
});

test('filling stops at what can be given', () => {
  const before = choiceOfRole({}, someModules);
  const after = choose(before, someModules, 'payments', 'READ_WRITE', (key) =>
    key === 'payments.refunds' ? 'READ' : 'READ_WRITE',
  );
  expect(after.get('payments.orders')).toBe('READ_WRITE');
  expect(after.get('payments.refunds')).toBe('READ');
});

test('the filter finds by name and key, parts with their module and a module with its parts', () => {
  expect([...matchingKeys(someModules, ' REFUND ')]).toEqual(['payments', 'payments.refunds']);
  expect([...matchingKeys(someModules, 'payments')]).toEqual([
    'payments',
    'payments.orders',
    'payments.refunds',
  ]);
  expect([...matchingKeys(someModules, 'audit log')]).toEqual(['audit']);
  expect(matchingKeys(someModules, 'nothing').size).toBe(0);
  expect(matchingKeys(someModules, '').size).toBe(someModules.length);
});

test('modules are divided into those of the product and of the dashboard', () => {
  expect(groupModules(someModules).map(({ title }) => title)).toEqual([
    'Product',
    'This dashboard',
  ]);
});
