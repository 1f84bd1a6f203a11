import { describe, expect, test } from 'vitest';
import { givenActor, someModules, systemRoleAccess } from '../../tests/support/given-actor';
import { levelsOfRoles } from '../access/levels-of-roles';
import type { SystemRoleKey } from '../access/system-roles';
import type { AccessLevel } from '../core/access-level';
import { unrestricted } from '../core/scopes';
import { canGiveRoles } from '../members/policy';
import {
  beyondReach,
  canCopyInvitationLink,
  canResendInvitation,
  canWithdrawInvitation,
} from './policy';

const now = new Date('2026-11-21T12:00:00Z');
const later = new Date('2026-11-24T12:00:00Z');

const actorWith = (systemRole: SystemRoleKey, users?: AccessLevel) =>
  givenActor([systemRoleAccess(systemRole)], { levels: users ? { users } : {} });

const scopes = { products: ['one'], gateways: [] };

const target = (systemRole: SystemRoleKey) => ({
  userId: 'ravi',
  name: 'Ravi',
  levels: levelsOfRoles([systemRoleAccess(systemRole)], someModules),
  roles: [{ ...systemRoleAccess(systemRole), endsAt: null }],
  scopes: unrestricted,
  endsAt: null,
  expiresAt: later,
});

describe('who may act on an invitation', () => {
  test.each(['ADMIN', 'APPROVER', 'CREATOR', 'MEMBER'] as const)('an Admin acts on a %s', (key) => {
    const admin = actorWith('ADMIN');
    expect(canResendInvitation(admin, target(key), now).allowed).toBe(true);
    expect(canCopyInvitationLink(admin, target(key), now).allowed).toBe(true);
    expect(canWithdrawInvitation(admin, target(key)).allowed).toBe(true);
  });

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('a %s may not write users', (key) => {
    for (const decision of [
      canResendInvitation(actorWith(key), target('MEMBER'), now),
      canCopyInvitationLink(actorWith(key), target('MEMBER'), now),
      canWithdrawInvitation(actorWith(key), target('MEMBER')),
    ]) {
      expect(decision).toMatchObject({ allowed: false, code: 'forbidden' });
    }
  });

  test('nobody acts upwards', () => {
    const creator = actorWith('CREATOR', 'READ_WRITE');
    for (const decision of [
      canResendInvitation(creator, target('ADMIN'), now),
      canCopyInvitationLink(creator, target('ADMIN'), now),
      canWithdrawInvitation(creator, target('ADMIN')),
    ]) {
      expect(decision).toMatchObject({ allowed: false, code: 'outranked' });
    }
  });

  test('an expired invitation has no link to copy, but can be sent anew', () => {
    const admin = actorWith('ADMIN');
    const expired = { ...target('MEMBER'), expiresAt: now };
    expect(canCopyInvitationLink(admin, expired, now)).toMatchObject({ code: 'conflict' });
    expect(canResendInvitation(admin, expired, now).allowed).toBe(true);
  });

  test('nobody gives more than they have, on product modules either', () => {
    expect(canGiveRoles(actorWith('CREATOR'), [systemRoleAccess('MEMBER')]).allowed).toBe(true);
    expect(canGiveRoles(actorWith('APPROVER'), [systemRoleAccess('CREATOR')])).toMatchObject({
      allowed: false,
      code: 'forbidden',
      reason: 'The role Creator gives access that you lack.',
    });
  });

  test('who lost what an invitation gives cannot send it again', () => {
    const admin = givenActor([systemRoleAccess('ADMIN')], { scopes });
    expect(canResendInvitation(admin, { ...target('MEMBER'), scopes }, now).allowed).toBe(true);
    expect(canResendInvitation(admin, target('MEMBER'), now)).toMatchObject({ code: 'forbidden' });
    const writer = actorWith('CREATOR', 'READ_WRITE');
    // A role that overrides hide now would come out when these go.
    const hidden = { ...target('ADMIN'), levels: {} };
    expect(canResendInvitation(writer, hidden, now)).toMatchObject({ code: 'forbidden' });
    const ended = { ...hidden, roles: hidden.roles.map((role) => ({ ...role, endsAt: now })) };
    expect(canResendInvitation(writer, ended, now).allowed).toBe(true);
  });

  test('an invitation to what has ended is not sent again', () => {
    const ended = { ...target('MEMBER'), endsAt: now };
    expect(canResendInvitation(actorWith('ADMIN'), ended, now)).toMatchObject({ code: 'conflict' });
  });
});

describe('what is beyond the reach of who creates a user', () => {
  const creator = actorWith('CREATOR', 'READ_WRITE');
  const nothing = { roles: [], overrides: {}, scopes: unrestricted };

  test('is nothing where they have all of it', () => {
    expect(
      beyondReach(creator, {
        roles: [systemRoleAccess('MEMBER')],
        overrides: { payments: 'READ_WRITE', audit: 'NONE' },
        scopes: unrestricted,
      }),
    ).toEqual([]);
  });

  test('is named by the field, for roles, levels and scopes', () => {
    const restricted = givenActor([systemRoleAccess('CREATOR')], { scopes });
    const denials = beyondReach(restricted, {
      roles: [systemRoleAccess('ADMIN')],
      overrides: { audit: 'READ' },
      scopes: { products: ['one', 'two'], gateways: 'ALL' },
    });
    expect(denials.map(({ field, code, reason }) => [field, code, reason])).toEqual([
      ['roles', 'forbidden', 'The role Admin gives access that you lack.'],
      [
        'levels[audit]',
        'forbidden',
        'Your own level on Audit Log is No access. You cannot give more.',
      ],
      ['products', 'forbidden', expect.stringContaining('outside your own scope')],
      ['gateways', 'forbidden', expect.stringContaining('outside your own scope')],
    ]);
  });

  test('counts a module for its parts, at the field that was filled', () => {
    const partly = givenActor([systemRoleAccess('CREATOR')], {
      levels: { 'payments.refunds': 'READ' },
    });
    const denials = beyondReach(partly, { ...nothing, overrides: { payments: 'READ_WRITE' } });
    expect(denials.map(({ field }) => field)).toEqual(['levels[payments]']);
    const within = { payments: 'READ_WRITE', 'payments.refunds': 'READ' } as const;
    expect(beyondReach(partly, { ...nothing, overrides: within })).toEqual([]);
  });
});
