import { describe, expect, test } from 'vitest';
import { levelsOfRoles } from '../access/levels-of-roles';
import type { AccessLevel } from '../core/access-level';
import { givenActor, someModules, systemRoleAccess } from '../../tests/support/given-actor';
import {
  canChangeForSelf,
  canChangeRole,
  canReadRoles,
  canReplaceWith,
  canSetLevels,
} from './policy';

const finance = { id: 'f', name: 'Finance', systemRole: null, levels: {} };
const admin = givenActor([systemRoleAccess('ADMIN')]);
const manager = givenActor([systemRoleAccess('MEMBER')], {
  levels: { roles: 'READ_WRITE', users: 'READ' },
});

test('reading roles needs read access to them', () => {
  expect(canReadRoles(givenActor([systemRoleAccess('APPROVER')])).allowed).toBe(true);
  expect(canReadRoles(givenActor([systemRoleAccess('CREATOR')]))).toMatchObject({
    code: 'forbidden',
  });
});

describe('a role', () => {
  test('is changed by those who may write roles', () => {
    expect(canChangeRole(admin, finance, []).allowed).toBe(true);
    const approver = givenActor([systemRoleAccess('APPROVER')]);
    expect(canChangeRole(approver, finance, [])).toMatchObject({ code: 'forbidden' });
  });

  test('of the system is changed by nobody', () => {
    for (const key of ['ADMIN', 'APPROVER', 'CREATOR', 'MEMBER'] as const) {
      expect(canChangeRole(admin, systemRoleAccess(key), [])).toMatchObject({ code: 'forbidden' });
    }
  });

  test('is out of reach when somebody who holds it outranks', () => {
    const above = {
      name: 'Ravi Iyer',
      levels: levelsOfRoles([systemRoleAccess('ADMIN')], someModules),
    };
    const beside = {
      name: 'Mina',
      levels: levelsOfRoles([systemRoleAccess('MEMBER')], someModules),
    };
    expect(canChangeRole(manager, finance, [beside]).allowed).toBe(true);
    expect(canChangeRole(manager, finance, [beside, above])).toEqual({
      allowed: false,
      code: 'outranked',
      reason: 'Ravi Iyer holds this role and has access that you lack.',
    });
    const blind = givenActor([], { levels: { roles: 'READ_WRITE' } });
    expect(canChangeRole(blind, finance, [above])).toMatchObject({
      reason: 'Somebody holds this role and has access that you lack.',
    });
  });
});

describe('levels', () => {
  test('are not raised above the own', () => {
    expect(canSetLevels(manager, {}, { payments: 'READ' }).allowed).toBe(true);
    const above = { payments: 'READ', 'payments.refunds': 'READ_WRITE' } as const;
    expect(canSetLevels(manager, {}, above)).toMatchObject({ code: 'forbidden' });
  });

  test('that were there can stay or sink', () => {
    const before = { 'payments.refunds': 'READ_WRITE', 'payments.orders': 'READ_WRITE' } as const;
    const after = { ...before, 'payments.orders': 'READ' } as const;
    expect(canSetLevels(manager, before, after).allowed).toBe(true);
    expect(canSetLevels(manager, after, before)).toMatchObject({ code: 'forbidden' });
  });
});

test('giving a role in the place of a deleted one needs write access to users, and all it gives', () => {
  const ofLevel = (payments: AccessLevel) => ({ ...finance, levels: { payments } });
  const member = ofLevel('READ');
  expect(canReplaceWith(manager, member)).toMatchObject({ code: 'forbidden' });
  const both = givenActor([systemRoleAccess('MEMBER')], {
    levels: { roles: 'READ_WRITE', users: 'READ_WRITE' },
  });
  expect(canReplaceWith(both, member).allowed).toBe(true);
  expect(canReplaceWith(both, ofLevel('READ_WRITE'))).toMatchObject({
    code: 'forbidden',
  });
});

test('nobody changes their own access by way of a role', () => {
  expect(canChangeForSelf(true)).toMatchObject({ code: 'self' });
  expect(canChangeForSelf(false).allowed).toBe(true);
});
