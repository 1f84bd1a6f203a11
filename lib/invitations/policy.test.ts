import { describe, expect, test } from 'vitest';
import { givenActor, someModules, systemRoleAccess } from '../../tests/support/given-actor';
import { levelsOfRoles } from '../access/levels-of-roles';
import type { SystemRoleKey } from '../access/system-roles';
import type { AccessLevel } from '../core/access-level';
import { unrestricted } from '../core/scopes';
import {
  canCopyInvitationLink,
  canGiveRoles,
  canResendInvitation,
  canWithdrawInvitation,
} from './policy';

const now = new Date('2026-11-21T12:00:00Z');
const later = new Date('2026-11-24T12:00:00Z');

const actorWith = (systemRole: SystemRoleKey, users?: AccessLevel) =>
  givenActor([systemRoleAccess(systemRole)], { levels: users ? { users } : {} });

const target = (systemRole: SystemRoleKey) => ({
  userId: 'ravi',
  name: 'Ravi',
  levels: levelsOfRoles([systemRoleAccess(systemRole)], someModules),
  scopes: unrestricted,
  expiresAt: later,
});

describe('who may act on an invitation', () => {
  test.each(['ADMIN', 'APPROVER', 'CREATOR', 'MEMBER'] as const)('an Admin acts on a %s', (key) => {
    const admin = actorWith('ADMIN');
    expect(canResendInvitation(admin, target(key)).allowed).toBe(true);
    expect(canCopyInvitationLink(admin, target(key), now).allowed).toBe(true);
    expect(canWithdrawInvitation(admin, target(key)).allowed).toBe(true);
  });

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('a %s may not write users', (key) => {
    for (const decision of [
      canResendInvitation(actorWith(key), target('MEMBER')),
      canCopyInvitationLink(actorWith(key), target('MEMBER'), now),
      canWithdrawInvitation(actorWith(key), target('MEMBER')),
    ]) {
      expect(decision).toMatchObject({ allowed: false, code: 'forbidden' });
    }
  });

  test('nobody acts upwards', () => {
    const creator = actorWith('CREATOR', 'READ_WRITE');
    for (const decision of [
      canResendInvitation(creator, target('ADMIN')),
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
    expect(canResendInvitation(admin, expired).allowed).toBe(true);
  });

  test('nobody gives more than they have, on product modules either', () => {
    expect(canGiveRoles(actorWith('CREATOR'), [systemRoleAccess('MEMBER')]).allowed).toBe(true);
    expect(canGiveRoles(actorWith('APPROVER'), [systemRoleAccess('CREATOR')])).toMatchObject({
      allowed: false,
      code: 'forbidden',
      reason: 'The role Creator gives access that you lack.',
    });
  });
});
