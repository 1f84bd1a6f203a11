import { expect, test } from 'vitest';
import { systemRoleKeys, isWithin, outranks, consoleLevelsOf } from './system-roles';

const roles = systemRoleKeys.map((systemRole) => ({ systemRole }));

test('each role is within itself, and nobody outranks their equal', () => {
  for (const role of roles) {
    expect(isWithin([role], [role])).toBe(true);
    expect(outranks([role], [role])).toBe(false);
  }
});

test('everything is within Admin, and nothing but Admin contains Admin', () => {
  for (const role of roles) {
    expect(isWithin([role], [{ systemRole: 'ADMIN' }])).toBe(true);
    expect(isWithin([{ systemRole: 'ADMIN' }], [role])).toBe(role.systemRole === 'ADMIN');
  }
});

test('roles add up: together they give the highest level of each module', () => {
  expect(consoleLevelsOf([{ systemRole: 'APPROVER' }, { systemRole: 'CREATOR' }])).toEqual({
    users: 'READ',
    roles: 'READ',
    customers: 'READ_WRITE',
    audit: 'NONE',
    settings: 'NONE',
  });
});

test('no roles give nothing', () => {
  expect(Object.values(consoleLevelsOf([]))).toEqual(['NONE', 'NONE', 'NONE', 'NONE', 'NONE']);
});
