import { expect, test } from 'vitest';
import { userStatusOf } from './status';

const now = new Date('2026-11-21T12:00:00Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);
const nothing = { endsAt: null, disabledAt: null, lockedAt: null, passwordLockedUntil: null };

test('the badge is the first that applies: Disabled, Locked, Revoked, Invited, Active', () => {
  const all = {
    status: 'REVOKED' as const,
    endsAt: null,
    disabledAt: before,
    lockedAt: before,
    passwordLockedUntil: after,
  };
  expect(userStatusOf(all, now)).toBe('DISABLED');
  expect(userStatusOf({ ...all, disabledAt: null }, now)).toBe('LOCKED');
  expect(userStatusOf({ ...nothing, status: 'REVOKED', passwordLockedUntil: after }, now)).toBe(
    'LOCKED',
  );
  expect(userStatusOf({ ...nothing, status: 'REVOKED' }, now)).toBe('REVOKED');
  expect(userStatusOf({ ...nothing, status: 'INVITED' }, now)).toBe('INVITED');
  expect(userStatusOf({ ...nothing, status: 'ACTIVE' }, now)).toBe('ACTIVE');
});

test('a lock that has run out locks no more', () => {
  expect(userStatusOf({ ...nothing, status: 'ACTIVE', passwordLockedUntil: now }, now)).toBe(
    'ACTIVE',
  );
});

test('a membership that has ended is revoked, from its instant on', () => {
  for (const status of ['ACTIVE', 'INVITED'] as const) {
    expect(userStatusOf({ ...nothing, status, endsAt: after }, now)).toBe(status);
    expect(userStatusOf({ ...nothing, status, endsAt: now }, now)).toBe('REVOKED');
  }
});
