import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { givenActor, someModules, systemRoleAccess } from '../../tests/support/given-actor';
import { isWithin, outranks } from '../access/authority';
import { levelsOf, resolveGrants, type RoleAccess } from '../access/resolve-access';
import { accessLevels, highestLevel, levelOn } from '../core/access-level';
import { systemRoleKeys } from '../access/system-roles';
import { planRoles } from './plan-roles';
import type { SelectedMember } from './selected-members';

const now = new Date('2026-11-21T12:00:00Z');
const refunds: RoleAccess = {
  id: 'REFUNDS',
  name: 'Refunds',
  systemRole: null,
  levels: { 'payments.refunds': 'READ_WRITE' },
};
const roles = [...systemRoleKeys.map(systemRoleAccess), refunds];
const admin = givenActor([systemRoleAccess('ADMIN')]);

function member(
  held: (string | { id: string; endsAt: Date | null })[],
  more: Partial<SelectedMember> = {},
): SelectedMember {
  return {
    memberId: 'other',
    userId: 'other',
    name: 'Ravi Iyer',
    email: 'ravi@example.com',
    endsAt: null,
    roles: held.map((role) => (typeof role === 'string' ? { id: role, endsAt: null } : role)),
    overrides: {},
    ...more,
  };
}

function plan(target: SelectedMember, assign: string[], unassign: string[] = [], actor = admin) {
  const [planned] = planRoles(actor, [target], roles, { assign, unassign }, now);
  return planned!;
}

const namesOf = (planned: ReturnType<typeof plan>) =>
  planned.kind === 'change' ? planned.after.map(({ name }) => name) : planned.code;

describe('roles', () => {
  test('are added to those that are held, and taken from them', () => {
    expect(namesOf(plan(member(['MEMBER']), ['REFUNDS']))).toEqual(['Member', 'Refunds']);
    expect(namesOf(plan(member(['MEMBER', 'REFUNDS']), [], ['MEMBER']))).toEqual(['Refunds']);
    expect(namesOf(plan(member(['MEMBER']), [], ['MEMBER']))).toEqual([]);
  });

  test('say who gains and loses what', () => {
    expect(plan(member(['MEMBER']), ['REFUNDS'])).toMatchObject({
      changes: [{ key: 'payments.refunds', from: 'READ', to: 'READ_WRITE' }],
    });
    const overridden = member(['MEMBER'], { overrides: { payments: 'NONE' } });
    expect(plan(overridden, ['REFUNDS'])).toMatchObject({ kind: 'change', changes: [] });
  });

  test('of several system roles the highest is kept', () => {
    expect(namesOf(plan(member(['MEMBER']), ['CREATOR']))).toEqual(['Creator']);
    expect(plan(member(['MEMBER']), ['CREATOR', 'APPROVER'])).toMatchObject({
      after: [{ name: 'Approver' }],
      dropped: [{ name: 'Creator' }],
    });
    expect(plan(member(['APPROVER']), ['MEMBER'])).toMatchObject({
      kind: 'skip',
      code: 'kept_highest',
      reason:
        'They keep Approver, which ranks above Member. To lower them, unassign Approver as well.',
    });
    expect(namesOf(plan(member(['APPROVER']), ['MEMBER'], ['APPROVER']))).toEqual(['Member']);
  });

  test('that are held until some day keep that end; those whose time is over begin anew', () => {
    const soon = new Date(now.getTime() + 1);
    expect(plan(member([{ id: 'REFUNDS', endsAt: soon }]), ['REFUNDS'])).toMatchObject({
      code: 'no_change',
    });
    expect(plan(member([{ id: 'REFUNDS', endsAt: soon }]), ['MEMBER'])).toMatchObject({
      after: [
        { name: 'Member', endsAt: null },
        { name: 'Refunds', endsAt: soon },
      ],
    });
    expect(plan(member([{ id: 'REFUNDS', endsAt: now }]), ['REFUNDS'])).toMatchObject({
      before: [],
      after: [{ name: 'Refunds', endsAt: null }],
    });
    expect(plan(member([{ id: 'REFUNDS', endsAt: now }]), [], ['REFUNDS'])).toMatchObject({
      code: 'no_change',
    });
  });
});

describe('left as they are', () => {
  test('is whoever acts', () => {
    expect(plan(member(['MEMBER'], { userId: 'u' }), ['REFUNDS'])).toMatchObject({ code: 'self' });
  });

  test('are those who outrank', () => {
    const actor = givenActor([systemRoleAccess('MEMBER')], { levels: { users: 'READ_WRITE' } });
    expect(plan(member(['ADMIN']), [], ['ADMIN'], actor)).toMatchObject({
      code: 'outranked',
      reason: 'This person has access that you lack.',
    });
  });

  test('are those who have nothing to gain or lose', () => {
    expect(namesOf(plan(member(['MEMBER']), ['MEMBER'], ['REFUNDS']))).toBe('no_change');
  });
});

test('nobody who outranks is touched, and nothing is raised above the actor, whatever is asked', () => {
  const roleId = fc.constantFrom(...roles.map(({ id }) => id));
  const level = fc.constantFrom(...accessLevels);
  const levels = fc.dictionary(fc.constantFrom(...someModules.map(({ key }) => key)), level);
  const asked = fc.record({ assign: fc.uniqueArray(roleId), unassign: fc.uniqueArray(roleId) });
  fc.assert(
    fc.property(levels, fc.uniqueArray(roleId), levels, asked, (own, held, overrides, choice) => {
      const actor = givenActor([], { levels: { ...own, users: 'READ_WRITE' } });
      const [planned] = planRoles(actor, [member(held, { overrides })], roles, choice, now);
      if (planned?.kind !== 'change') return;
      const resolve = (given: typeof planned.before) =>
        levelsOf(resolveGrants({ roles: given, overrides }, someModules, now));
      const [before, after] = [resolve(planned.before), resolve(planned.after)];
      expect(outranks(before, actor.levels)).toBe(false);
      const bound = Object.fromEntries(
        someModules.map(({ key }) => [
          key,
          highestLevel([levelOn(before, key), levelOn(actor.levels, key)]),
        ]),
      );
      expect(isWithin(after, bound, someModules)).toBe(true);
    }),
  );
});
