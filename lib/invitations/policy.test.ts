import { describe, expect, test } from 'vitest';
import { consoleLevelsOf, systemRoles, type SystemRoleKey } from '../access/system-roles';
import { createActor, type Actor } from '../core/actor';
import {
  canCopyInvitationLink,
  canGiveRoles,
  canResendInvitation,
  canWithdrawInvitation,
} from './policy';

const now = new Date('2026-11-21T12:00:00Z');
const later = new Date('2026-11-24T12:00:00Z');

function role(systemRole: SystemRoleKey) {
  return { id: systemRole, name: systemRoles[systemRole].name, systemRole };
}

/** Console levels are set apart from the roles where a rule looks at one of them only. */
function actorWith(systemRole: SystemRoleKey, users?: Actor['consoleLevels']['users']): Actor {
  const roles = [role(systemRole)];
  const levels = consoleLevelsOf(roles);
  return createActor({
    userId: 'u',
    sessionId: 's',
    name: 'Asha Rao',
    email: 'asha@example.com',
    memberId: 'm',
    projectId: 'p',
    projectSlug: 'acme',
    projectName: 'Acme',
    roles,
    consoleLevels: { ...levels, users: users ?? levels.users },
  });
}

const target = (systemRole: SystemRoleKey) => ({
  name: 'Ravi',
  roles: [role(systemRole)],
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
    expect(canGiveRoles(actorWith('CREATOR'), [role('MEMBER')]).allowed).toBe(true);
    expect(canGiveRoles(actorWith('APPROVER'), [role('CREATOR')])).toMatchObject({
      allowed: false,
      code: 'forbidden',
      reason: 'The role Creator gives access that you lack.',
    });
  });
});
