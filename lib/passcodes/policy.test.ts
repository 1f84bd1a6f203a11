import { describe, expect, test } from 'vitest';
import type { SystemRoleKey } from '@/lib/access/system-roles';
import { levelsOfRoles } from '@/lib/access/levels-of-roles';
import type { Decision } from '@/lib/core/decision';
import { unrestricted } from '@/lib/core/scopes';
import { noProjectElsewhere, type TargetPerson } from '@/lib/members/person-policy';
import { givenActor, someModules, systemRoleAccess } from '@/tests/support/given-actor';
import {
  canGrantPasscode,
  canRevokePasscode,
  openPasscodeActs,
  type PasscodeHolder,
} from './policy';

const now = new Date('2026-11-21T12:00:00Z');
const inForce: PasscodeHolder = {
  activated: true,
  status: 'ACTIVE',
  endsAt: null,
  disabledAt: null,
  lockedAt: null,
};

const actorAs = (key: SystemRoleKey) => givenActor([systemRoleAccess(key)]);
const usersWriter = () => givenActor([], { levels: { users: 'READ_WRITE' } });

function targetAs(key: SystemRoleKey, apart: Partial<TargetPerson> = {}): TargetPerson {
  return {
    userId: 'other',
    name: 'Mina Sato',
    levels: levelsOfRoles([systemRoleAccess(key)], someModules),
    scopes: unrestricted,
    elsewhere: noProjectElsewhere,
    ...apart,
  };
}

const codeOf = (decision: Decision) => (decision.allowed ? 'allowed' : decision.code);
const reasonOf = (decision: Decision) => (decision.allowed ? '' : decision.reason);

describe('granting a passcode', () => {
  test('needs write access to Users', () => {
    for (const key of ['APPROVER', 'CREATOR', 'MEMBER'] as const) {
      expect(codeOf(canGrantPasscode(actorAs(key), targetAs('MEMBER'), inForce, now))).toBe(
        'forbidden',
      );
    }
    expect(codeOf(canGrantPasscode(actorAs('ADMIN'), targetAs('ADMIN'), inForce, now))).toBe(
      'allowed',
    );
  });

  test('reaches nobody with anything that the actor lacks, on whatever module', () => {
    const decision = canGrantPasscode(usersWriter(), targetAs('MEMBER'), inForce, now);
    expect(codeOf(decision)).toBe('outranked');
    expect(reasonOf(decision)).toBe(
      'A passcode would act as Mina Sato, who has access that you lack.',
    );
  });

  test('reaches nobody with a wider scope', () => {
    const narrow = givenActor([systemRoleAccess('ADMIN')], {
      scopes: { products: ['p-1'], gateways: 'ALL' },
    });
    expect(codeOf(canGrantPasscode(narrow, targetAs('MEMBER'), inForce, now))).toBe('outranked');
  });

  test('reaches nobody whose other projects are out of reach, and names none', () => {
    const elsewhere = { accepted: true, projects: 1, mayAct: false, mayHandOver: false };
    const decision = canGrantPasscode(
      actorAs('ADMIN'),
      targetAs('MEMBER', { elsewhere }),
      inForce,
      now,
    );
    expect(codeOf(decision)).toBe('forbidden');
    expect(reasonOf(decision)).toContain('belongs to other projects too');
    const partly = { ...elsewhere, mayAct: true };
    expect(
      codeOf(
        canGrantPasscode(actorAs('ADMIN'), targetAs('MEMBER', { elsewhere: partly }), inForce, now),
      ),
    ).toBe('outranked');
  });

  test('is allowed to oneself, which it never exceeds', () => {
    const own = targetAs('ADMIN', { userId: 'u' });
    expect(codeOf(canGrantPasscode(usersWriter(), own, inForce, now))).toBe('allowed');
    expect(codeOf(canGrantPasscode(actorAs('MEMBER'), own, inForce, now))).toBe('forbidden');
  });

  test.each([
    ['disabled', { disabledAt: now }],
    ['locked', { lockedAt: now }],
    ['no access to this project', { status: 'REVOKED' }],
    ['has ended', { endsAt: now }],
    ['has not accepted the invitation yet', { status: 'INVITED' }],
    ['has not set up the account yet', { activated: false }],
  ] as const)('is refused where no passcode would work: %s', (words, standing) => {
    const decision = canGrantPasscode(
      actorAs('ADMIN'),
      targetAs('MEMBER'),
      { ...inForce, ...standing },
      now,
    );
    expect(codeOf(decision)).toBe('conflict');
    expect(reasonOf(decision)).toContain(words);
  });
});

describe('revoking a passcode', () => {
  test('reaches whoever is not outranking, with less than a grant needs', () => {
    expect(codeOf(canRevokePasscode(usersWriter(), targetAs('MEMBER')))).toBe('outranked');
    expect(codeOf(canRevokePasscode(usersWriter(), targetAs('MEMBER', { levels: {} })))).toBe(
      'allowed',
    );
    const narrow = givenActor([systemRoleAccess('ADMIN')], {
      scopes: { products: [], gateways: [] },
    });
    expect(codeOf(canRevokePasscode(narrow, targetAs('ADMIN')))).toBe('allowed');
    expect(codeOf(canRevokePasscode(actorAs('MEMBER'), targetAs('MEMBER')))).toBe('forbidden');
  });

  test('is allowed to oneself', () => {
    const own = targetAs('ADMIN', { userId: 'u' });
    expect(codeOf(canRevokePasscode(usersWriter(), own))).toBe('allowed');
  });
});

test('there is one way into a passcode, and two out of it', () => {
  expect(openPasscodeActs('NONE')).toEqual(['grant']);
  expect(openPasscodeActs('EXPIRED')).toEqual(['grant']);
  expect(openPasscodeActs('REVOKED')).toEqual(['grant']);
  expect(openPasscodeActs('ACTIVE')).toEqual(['reset', 'revoke']);
});
