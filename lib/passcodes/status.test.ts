import { expect, test } from 'vitest';
import { passcodeStatusOf } from './status';

const now = new Date('2026-11-21T12:00:00Z');
const before = new Date('2026-11-21T11:59:59.999Z');
const after = new Date('2026-11-21T12:00:00.001Z');

test.each([
  ['no passcode', null, 'NONE'],
  ['one without an end', { revokedAt: null, endsAt: null }, 'ACTIVE'],
  ['one that ends later', { revokedAt: null, endsAt: after }, 'ACTIVE'],
  ['one that ends at this moment', { revokedAt: null, endsAt: now }, 'EXPIRED'],
  ['one that has ended', { revokedAt: null, endsAt: before }, 'EXPIRED'],
  ['one that was revoked', { revokedAt: before, endsAt: after }, 'REVOKED'],
  [
    'one that was revoked and would have ended since',
    { revokedAt: before, endsAt: before },
    'REVOKED',
  ],
  ['one that was revoked and had no end', { revokedAt: before, endsAt: null }, 'REVOKED'],
] as const)('%s', (_, current, status) => {
  expect(passcodeStatusOf(current, now)).toBe(status);
});
