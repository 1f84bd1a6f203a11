import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { productModule, someModules, systemRoleAccess } from '../../tests/support/given-actor';
import { accessLevels, includesLevel, levelOn, type AccessLevel } from '../core/access-level';
import { unrestricted } from '../core/scopes';
import {
  levelOfRole,
  levelsOf,
  resolveAccess,
  resolveGrants,
  type AssignedRole,
  type MemberAccess,
} from './resolve-access';
import { systemRoleKeys } from './system-roles';

const now = new Date('2026-11-21T12:00:00Z');
const keys = someModules.map(({ key }) => key);

const level = fc.constantFrom(...accessLevels);
const levels = fc.dictionary(fc.constantFrom(...keys), level);
const endsAt = fc.constantFrom(null, new Date(now.getTime() - 1), now, new Date(now.getTime() + 1));
const customRole = fc
  .record({ id: fc.uuid(), name: fc.string(), levels, endsAt })
  .map((role): AssignedRole => ({ ...role, systemRole: null }));
const systemRole = fc
  .record({ key: fc.constantFrom(...systemRoleKeys), endsAt })
  .map(({ key, endsAt: ends }): AssignedRole => ({ ...systemRoleAccess(key), endsAt: ends }));
const roles = fc.array(fc.oneof(customRole, systemRole), { maxLength: 6 });
const member = fc.record({
  status: fc.constantFrom('INVITED' as const, 'ACTIVE' as const, 'REVOKED' as const),
  endsAt,
  disabledAt: fc.constantFrom(null, now),
  lockedAt: fc.constantFrom(null, now),
  roles,
  overrides: levels,
  scopes: fc.constant(unrestricted),
});

const active: MemberAccess = {
  status: 'ACTIVE',
  endsAt: null,
  disabledAt: null,
  lockedAt: null,
  roles: [],
  overrides: {},
  scopes: unrestricted,
};

function custom(named: Record<string, AccessLevel>, ends: Date | null = null): AssignedRole {
  return { id: 'custom', name: 'Custom', systemRole: null, levels: named, endsAt: ends };
}

function levelFor(facts: Partial<MemberAccess>, key: string, at = now): AccessLevel {
  return levelOn(levelsOf(resolveAccess({ ...active, ...facts }, someModules, at)), key);
}

describe('for any member', () => {
  test('there is one answer for each module, whatever the order of roles and modules', () => {
    fc.assert(
      fc.property(member, fc.array(fc.nat()), (facts, shuffle) => {
        const answer = resolveAccess(facts, someModules, now);
        expect(answer.map(({ module }) => module.key)).toEqual(keys);
        const turned = <Item>(items: readonly Item[]) =>
          items
            .map((item, index) => ({ item, place: shuffle[index] ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ item }) => item);
        const again = resolveAccess(
          { ...facts, roles: turned(facts.roles) },
          turned(someModules),
          now,
        );
        const byKey = (key: string) => again.find(({ module }) => module.key === key);
        for (const one of answer) expect(byKey(one.module.key)).toEqual(one);
      }),
    );
  });

  test('the origin explains the level, for every module', () => {
    fc.assert(
      fc.property(member, (facts) => {
        for (const { module, level: answer, origin } of resolveAccess(facts, someModules, now)) {
          if (origin.kind === 'override') {
            expect([module.key, module.parentKey]).toContain(origin.on);
            expect(answer).toBe(facts.overrides[origin.on]);
          } else if (origin.kind === 'roles') {
            expect(origin.roles.length).toBeGreaterThan(0);
            for (const { id, inheritedFrom } of origin.roles) {
              const given = facts.roles.filter((role) => role.id === id);
              expect(given.map((role) => levelOfRole(role, module))).toContain(answer);
              expect([null, module.parentKey]).toContain(inheritedFrom);
            }
          } else {
            expect(answer).toBe('NONE');
          }
        }
      }),
    );
  });

  test('a role more takes nothing away', () => {
    fc.assert(
      fc.property(member, customRole, (facts, role) => {
        const before = levelsOf(resolveAccess(facts, someModules, now));
        const after = levelsOf(
          resolveAccess({ ...facts, roles: [...facts.roles, role] }, someModules, now),
        );
        for (const key of keys) {
          expect(includesLevel(levelOn(after, key), levelOn(before, key))).toBe(true);
        }
      }),
    );
  });

  test('an override is the answer on its module, upwards and downwards', () => {
    fc.assert(
      fc.property(roles, fc.constantFrom(...keys), level, (held, key, set) => {
        expect(levelFor({ roles: held, overrides: { [key]: set } }, key)).toBe(set);
      }),
    );
  });

  test('who is not in force has nothing anywhere, and keeps what was given', () => {
    fc.assert(
      fc.property(member, (facts) => {
        const inForce =
          facts.status === 'ACTIVE' &&
          !facts.disabledAt &&
          !facts.lockedAt &&
          (facts.endsAt === null || facts.endsAt > now);
        const enforced = levelsOf(resolveAccess(facts, someModules, now));
        const granted = levelsOf(resolveGrants(facts, someModules, now));
        if (inForce) expect(enforced).toEqual(granted);
        else expect(new Set(Object.values(enforced))).toEqual(new Set(['NONE']));
      }),
    );
  });
});

describe('a sub-module', () => {
  test('has what a role names for its module, unless the role names it too', () => {
    expect(levelFor({ roles: [custom({ payments: 'READ_WRITE' })] }, 'payments.refunds')).toBe(
      'READ_WRITE',
    );
    const excepted = custom({ payments: 'READ_WRITE', 'payments.refunds': 'NONE' });
    expect(levelFor({ roles: [excepted] }, 'payments.refunds')).toBe('NONE');
    expect(levelFor({ roles: [excepted] }, 'payments.orders')).toBe('READ_WRITE');
  });

  test('follows an override of its module, but its own wins', () => {
    const held = [custom({ 'payments.refunds': 'READ_WRITE' })];
    expect(levelFor({ roles: held, overrides: { payments: 'NONE' } }, 'payments.refunds')).toBe(
      'NONE',
    );
    const overrides = { payments: 'NONE', 'payments.refunds': 'READ' } as const;
    expect(levelFor({ roles: held, overrides }, 'payments.refunds')).toBe('READ');
  });

  test('gives its module nothing', () => {
    expect(levelFor({ roles: [custom({ 'payments.refunds': 'READ_WRITE' })] }, 'payments')).toBe(
      'NONE',
    );
  });
});

test.each([
  [
    'Admin',
    'ADMIN',
    'READ_WRITE',
    'READ_WRITE',
    'READ_WRITE',
    'READ_WRITE',
    'READ_WRITE',
    'READ_WRITE',
  ],
  ['Approver', 'APPROVER', 'READ', 'READ', 'READ', 'NONE', 'NONE', 'READ_WRITE'],
  ['Creator', 'CREATOR', 'READ', 'NONE', 'READ_WRITE', 'NONE', 'NONE', 'READ_WRITE'],
  ['Member', 'MEMBER', 'NONE', 'NONE', 'READ', 'NONE', 'NONE', 'READ'],
] as const)(
  '%s has what access.md says',
  (_, key, users, rolesLevel, customers, audit, settings, product) => {
    const held = { roles: [{ ...systemRoleAccess(key), endsAt: null }] };
    expect(levelsOf(resolveAccess({ ...active, ...held }, someModules, now))).toEqual({
      payments: product,
      'payments.orders': product,
      'payments.refunds': product,
      constructor: product,
      users,
      roles: rolesLevel,
      customers,
      audit,
      settings,
    });
    // "All" follows modules that are added later.
    const later = resolveAccess({ ...active, ...held }, [productModule('analytics')], now);
    expect(later[0]?.level).toBe(product);
  },
);

test('a time limit is in force to the instant, without anything having run', () => {
  const ends = new Date('2026-11-21T12:00:00.500Z');
  const before = new Date(ends.getTime() - 1);
  const role = custom({ payments: 'READ' }, ends);
  expect(levelFor({ roles: [role] }, 'payments', before)).toBe('READ');
  expect(levelFor({ roles: [role] }, 'payments', ends)).toBe('NONE');
  const member_ = { roles: [custom({ payments: 'READ' })], endsAt: ends };
  expect(levelFor(member_, 'payments', before)).toBe('READ');
  expect(levelFor(member_, 'payments', ends)).toBe('NONE');
});

test('a key that objects inherit names nothing', () => {
  expect(levelFor({ roles: [custom({})], overrides: {} }, 'constructor')).toBe('NONE');
});

test('all roles that reach the level are named, with the module they reach it through', () => {
  const one: AssignedRole = { ...custom({ payments: 'READ' }), id: '1', name: 'Finance' };
  const two: AssignedRole = { ...custom({ 'payments.refunds': 'READ' }), id: '2', name: 'Audit' };
  const facts = { ...active, roles: [one, two, custom({})] };
  const refunds = resolveAccess(facts, someModules, now).find(
    ({ module }) => module.key === 'payments.refunds',
  );
  expect(refunds?.origin).toEqual({
    kind: 'roles',
    roles: [
      { id: '2', name: 'Audit', inheritedFrom: null },
      { id: '1', name: 'Finance', inheritedFrom: 'payments' },
    ],
  });
});
