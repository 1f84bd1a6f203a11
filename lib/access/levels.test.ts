import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someModules } from '../../tests/support/given-actor';
import { accessLevels, levelOn, namedLevel } from '../core/access-level';
import { overrideLevels, roleLevels } from './levels';
import { levelsOfRoles } from './levels-of-roles';
import { levelsOf, resolveGrants } from './resolve-access';

const keys = someModules.map(({ key }) => key);
const chosenForAll = fc.record(
  Object.fromEntries(keys.map((key) => [key, fc.constantFrom(...accessLevels)])),
);
const chosenForSome = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...accessLevels));

test('a role gives exactly what was chosen for each module', () => {
  fc.assert(
    fc.property(chosenForAll, (chosen) => {
      const role = {
        id: 'r',
        name: 'R',
        systemRole: null,
        levels: roleLevels(chosen, someModules),
      };
      expect(levelsOfRoles([role], someModules)).toEqual({ ...chosen });
    }),
  );
});

test('a role names a sub-module only where it differs from its module', () => {
  const chosen = {
    payments: 'READ',
    'payments.orders': 'READ',
    'payments.refunds': 'NONE',
  } as const;
  expect(roleLevels(chosen, someModules)).toEqual({ payments: 'READ', 'payments.refunds': 'NONE' });
  expect(roleLevels({ payments: 'NONE', 'payments.orders': 'NONE' }, someModules)).toEqual({});
});

test('overrides answer what was chosen, and leave the rest to the roles', () => {
  fc.assert(
    fc.property(chosenForSome, (chosen) => {
      const overrides = overrideLevels(chosen, someModules);
      const answer = levelsOf(resolveGrants({ roles: [], overrides }, someModules, new Date()));
      for (const { key, parentKey } of someModules) {
        const above = parentKey === null ? null : namedLevel(chosen, parentKey);
        expect(levelOn(answer, key)).toBe(namedLevel(chosen, key) ?? above ?? 'NONE');
      }
    }),
  );
});

test('an override that takes everything away is kept', () => {
  expect(overrideLevels({ payments: 'NONE' }, someModules)).toEqual({ payments: 'NONE' });
});
