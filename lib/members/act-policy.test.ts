import { describe, expect, test } from 'vitest';
import { hindranceOf, openActs, type ActStanding } from './act-policy';

const now = new Date('2026-11-21T10:00:00Z');
const earlier = new Date('2026-11-20T10:00:00Z');

const active: ActStanding = {
  status: 'ACTIVE',
  endsAt: null,
  disabledAt: null,
  lockedAt: null,
  lockedByFailures: false,
  lastAdminHere: false,
  lastAdminAnywhere: false,
};

describe('the acts that there are', () => {
  test.each<[string, Partial<ActStanding>, string[]]>([
    ['active', {}, ['disable', 'lock', 'revoke', 'delete']],
    ['disabled', { disabledAt: earlier }, ['enable', 'lock', 'revoke', 'delete']],
    ['locked', { lockedAt: earlier }, ['disable', 'unlock', 'revoke', 'delete']],
    ['locked by failures', { lockedByFailures: true }, ['disable', 'unlock', 'revoke', 'delete']],
    ['revoked', { status: 'REVOKED' }, ['disable', 'lock', 'grant', 'delete']],
    ['past an end', { endsAt: now }, ['disable', 'lock', 'grant', 'delete']],
    ['invited', { status: 'INVITED' }, ['disable', 'lock', 'delete']],
    [
      'invited past an end',
      { status: 'INVITED', endsAt: earlier },
      ['disable', 'lock', 'grant', 'delete'],
    ],
  ])('for somebody who is %s', (_, facts, acts) => {
    expect(openActs({ ...active, ...facts }, now)).toEqual(acts);
  });
});

describe('an act', () => {
  const hindrance = (act: Parameters<typeof hindranceOf>[0], facts: Partial<ActStanding> = {}) =>
    hindranceOf(act, 'Asha', { ...active, ...facts }, now);

  test('that is done already says so', () => {
    expect(hindrance('disable', { disabledAt: earlier })).toEqual({
      kind: 'done',
      reason: 'Asha is disabled already.',
    });
    expect(hindrance('enable')?.kind).toBe('done');
    expect(hindrance('unlock')?.reason).toBe('Asha is not locked.');
    expect(hindrance('revoke', { status: 'REVOKED' })?.kind).toBe('done');
    expect(hindrance('grant')?.kind).toBe('done');
    expect(hindrance('delete')).toBeNull();
  });

  test('on access waits for the invitation to be accepted', () => {
    expect(hindrance('revoke', { status: 'INVITED' })?.kind).toBe('too-early');
    expect(hindrance('grant', { status: 'INVITED' })?.kind).toBe('too-early');
  });

  test('that would take the last usable Admin says so', () => {
    const elsewhere = { lastAdminAnywhere: true };
    expect(hindrance('disable', elsewhere)?.kind).toBe('last-admin');
    expect(hindrance('revoke', elsewhere)).toBeNull();
    expect(hindrance('delete', { ...elsewhere, lastAdminHere: true })?.kind).toBe('last-admin');
    expect(hindrance('enable', { ...elsewhere, disabledAt: earlier })).toBeNull();
  });

  test('of an administrator locks whom failures locked', () => {
    expect(hindrance('lock', { lockedByFailures: true })).toBeNull();
    expect(hindrance('lock', { lockedAt: earlier })?.kind).toBe('done');
  });
});
