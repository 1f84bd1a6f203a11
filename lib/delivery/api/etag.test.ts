import { describe, expect, test } from 'vitest';
import { assertMatches, etagOf, isKnown } from './etag';

const user = {
  type: 'user',
  id: '1',
  firstName: 'Asha',
  status: 'ACTIVE',
  locked: null,
  lastLoginAt: '2026-11-01T09:00:00.000Z',
  failedAttempts: 0,
  invitation: { id: '2', mail: { status: 'queued' } },
};

describe.each<[string, object]>([
  ['a sign-in', { lastLoginAt: '2026-11-02T09:00:00.000Z' }],
  ['a wrong password', { failedAttempts: 1 }],
  ['a lock of wrong passwords', { status: 'LOCKED', locked: { by: 'failures', until: 'soon' } }],
  ['a mail that went out', { invitation: { id: '2', mail: { status: 'sent' } } }],
])('after %s', (_, facts) => {
  const later = { ...user, ...facts };

  test('what was read can still be changed', () => {
    expect(() => assertMatches(etagOf(user), later)).not.toThrow();
  });

  test('there is something new to read', () => {
    expect(isKnown(etagOf(user), etagOf(later))).toBe(false);
  });
});

test.each<[string, object, string]>([
  ['another name', { firstName: 'Ashā' }, '/firstName'],
  ['an administrator’s lock', { locked: { by: 'admin', until: null } }, '/locked'],
  ['another invitation', { invitation: { id: '3', mail: null } }, '/invitation'],
])('%s is a change', (_, facts, pointer) => {
  expect(() => assertMatches(etagOf(user), { ...user, ...facts })).toThrow(
    expect.objectContaining({
      code: 'stale',
      details: { problems: [expect.objectContaining({ source: { pointer } })] },
    }),
  );
});

test.each(['levels', 'overrides'])('in %s every name is a module', (field) => {
  const etag = etagOf({ ...user, [field]: { mail: 'READ', status: 'READ' } });
  for (const levels of [{ mail: 'READ' }, { mail: 'NONE', status: 'READ' }]) {
    expect(() => assertMatches(etag, { ...user, [field]: levels })).toThrow(
      expect.objectContaining({ code: 'stale' }),
    );
  }
});

test('what a write tells beside the resource is no part of its version', () => {
  expect(etagOf({ ...user, receipt: { title: 'Locked' }, dropped: [] })).toBe(etagOf(user));
});

test('one of several versions is enough', () => {
  expect(() => assertMatches(`"AAAA", ${etagOf(user)}`, user)).not.toThrow();
});

test.each(['', '"', '""', '"AAAA"', `W/${etagOf(user)}`, etagOf(user).slice(1, -1)])(
  '%j matches nothing',
  (tag) => {
    expect(() => assertMatches(tag, user)).toThrow(expect.objectContaining({ code: 'stale' }));
  },
);

test.each(['*', `W/${etagOf(user)}`, `"other", ${etagOf(user)}`])('%j is known', (tag) => {
  expect(isKnown(tag, etagOf(user))).toBe(true);
});
