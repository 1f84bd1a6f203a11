import { expect, test } from 'vitest';
import { someModules, systemRoleAccess } from '../../tests/support/given-actor';
import { isWithin, outranks } from './authority';
import { levelsOfRoles } from './levels-of-roles';
import { keepHighestSystemRole, systemRoleKeys, type SystemRoleKey } from './system-roles';

const levels = (...keys: SystemRoleKey[]) => levelsOfRoles(keys.map(systemRoleAccess), someModules);

test('each role is within itself, and nobody outranks their equal', () => {
  for (const key of systemRoleKeys) {
    expect(isWithin(levels(key), levels(key), someModules)).toBe(true);
    expect(outranks(levels(key), levels(key))).toBe(false);
  }
});

test('everything is within Admin, and nothing but Admin contains Admin', () => {
  for (const key of systemRoleKeys) {
    expect(isWithin(levels(key), levels('ADMIN'), someModules)).toBe(true);
    expect(isWithin(levels('ADMIN'), levels(key), someModules)).toBe(key === 'ADMIN');
  }
});

test('an Approver and a Creator outrank each other', () => {
  expect(outranks(levels('APPROVER'), levels('CREATOR'))).toBe(true);
  expect(outranks(levels('CREATOR'), levels('APPROVER'))).toBe(true);
});

test('more on the product alone outranks nobody, and is not within', () => {
  const person = { ...levels('CREATOR'), constructor: 'READ_WRITE' } as const;
  const other = { ...levels('CREATOR'), constructor: 'READ' } as const;
  expect(outranks(person, other)).toBe(false);
  expect(isWithin(person, other, someModules)).toBe(false);
});

test('of several system roles the highest is kept, and the project’s own all stay', () => {
  const own = { id: 'own', name: 'Own', systemRole: null, levels: {} };
  const given = [
    systemRoleAccess('MEMBER'),
    own,
    systemRoleAccess('APPROVER'),
    systemRoleAccess('CREATOR'),
  ];
  expect(keepHighestSystemRole(given)).toEqual({
    kept: [own, systemRoleAccess('APPROVER')],
    dropped: [systemRoleAccess('MEMBER'), systemRoleAccess('CREATOR')],
  });
  expect(keepHighestSystemRole([own])).toEqual({ kept: [own], dropped: [] });
});
