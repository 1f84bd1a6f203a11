import { describe, expect, test } from 'vitest';
import { signInObstacle, type ObstacleFacts } from './sign-in-obstacle';

const now = new Date('2026-11-21T10:00:00Z');
const earlier = new Date('2026-11-20T10:00:00Z');
const later = new Date('2026-11-22T10:00:00Z');

const fine: ObstacleFacts = {
  status: 'ACTIVE',
  endsAt: null,
  disabledAt: null,
  lockedAt: null,
  passwordLockedUntil: null,
  needsPasswordReset: false,
  activated: true,
  hasPassword: true,
  factors: { authenticator: true, passkey: false },
  activeElsewhere: false,
  invitation: null,
};
const sent = { status: 'sent', reason: null } as const;
const waiting: ObstacleFacts = {
  ...fine,
  status: 'INVITED',
  activated: false,
  hasPassword: false,
  factors: { authenticator: false, passkey: false },
  invitation: { expiresAt: later, isVoid: false, mail: sent },
};
const invited = (invitation: Partial<NonNullable<ObstacleFacts['invitation']>>): ObstacleFacts => ({
  ...waiting,
  invitation: { expiresAt: later, isVoid: false, mail: sent, ...invitation },
});

describe('why somebody cannot sign in', () => {
  test('is nothing when nothing is in the way', () => {
    expect(signInObstacle(fine, now)).toBeNull();
    expect(
      signInObstacle({ ...fine, factors: { authenticator: false, passkey: true } }, now),
    ).toBeNull();
    expect(
      signInObstacle({ ...fine, endsAt: later, passwordLockedUntil: earlier }, now),
    ).toBeNull();
  });

  test.each<[string, ObstacleFacts, object]>([
    ['disabled', { ...fine, disabledAt: earlier }, { kind: 'disabled' }],
    ['locked by an administrator', { ...fine, lockedAt: earlier }, { kind: 'locked' }],
    [
      'locked by failures',
      { ...fine, passwordLockedUntil: later },
      { kind: 'password-locked', until: later, passkey: false },
    ],
    [
      'locked by failures with a passkey',
      {
        ...fine,
        passwordLockedUntil: later,
        factors: { authenticator: true, passkey: true },
      },
      { kind: 'password-locked', until: later, passkey: true },
    ],
    [
      'a password that a hundred failures ended',
      { ...fine, needsPasswordReset: true, passwordLockedUntil: later },
      { kind: 'needs-reset', passkey: false },
    ],
    [
      'revoked, with nothing left',
      { ...fine, status: 'REVOKED' },
      { kind: 'revoked', activeElsewhere: false },
    ],
    [
      'revoked, with another project',
      { ...fine, status: 'REVOKED', activeElsewhere: true },
      { kind: 'revoked', activeElsewhere: true },
    ],
    [
      'an end that has passed',
      { ...fine, endsAt: earlier },
      { kind: 'ended', at: earlier, activeElsewhere: false },
    ],
    [
      'an invitation whose membership has ended',
      { ...waiting, endsAt: now },
      { kind: 'ended', at: now, activeElsewhere: false },
    ],
    [
      'a second factor that was reset',
      { ...fine, factors: { authenticator: false, passkey: false } },
      { kind: 'factor-reset' },
    ],
    [
      'a mail that is queued',
      invited({ mail: { status: 'queued', reason: null } }),
      { kind: 'mail-queued', reason: null },
    ],
    [
      'a mail that failed',
      invited({ mail: { status: 'failed', reason: 'No.' } }),
      { kind: 'mail-failed', reason: 'No.' },
    ],
    ['a mail that nobody followed', waiting, { kind: 'no-password' }],
    ['an expired invitation', invited({ expiresAt: now }), { kind: 'expired', at: now }],
    ['an inviter who lost the right', invited({ isVoid: true }), { kind: 'void' }],
    ['a set-up half done', { ...waiting, hasPassword: true }, { kind: 'no-two-factor' }],
    ['an account that has to join', { ...waiting, activated: true }, { kind: 'has-to-join' }],
    ['no invitation at all', { ...waiting, invitation: null }, { kind: 'uninvited' }],
    ['a set-up that was never finished', { ...fine, activated: false }, { kind: 'uninvited' }],
  ])('is told of %s', (_, facts, obstacle) => {
    expect(signInObstacle(facts, now)).toEqual(obstacle);
  });

  test('is, of several reasons, the one to mend first', () => {
    const everything: ObstacleFacts = {
      ...waiting,
      status: 'REVOKED',
      disabledAt: earlier,
      lockedAt: earlier,
      endsAt: earlier,
      needsPasswordReset: true,
    };
    expect(signInObstacle(everything, now)).toMatchObject({ kind: 'disabled' });
    const enabled = { ...everything, disabledAt: null };
    expect(signInObstacle(enabled, now)).toMatchObject({ kind: 'locked' });
    const unlocked = { ...enabled, lockedAt: null };
    expect(signInObstacle(unlocked, now)).toMatchObject({ kind: 'revoked' });
  });

  test('is told for every combination of facts', () => {
    const flags = [true, false];
    for (const status of ['INVITED', 'ACTIVE', 'REVOKED'] as const)
      for (const disabledAt of [earlier, null])
        for (const lockedAt of [earlier, null])
          for (const endsAt of [earlier, later, null])
            for (const activated of flags)
              for (const authenticator of flags)
                for (const needsPasswordReset of flags) {
                  const facts: ObstacleFacts = {
                    ...waiting,
                    ...{ status, disabledAt, lockedAt, endsAt, activated, needsPasswordReset },
                    factors: { authenticator, passkey: false },
                  };
                  const usable =
                    status === 'ACTIVE' &&
                    !disabledAt &&
                    !lockedAt &&
                    endsAt !== earlier &&
                    activated &&
                    authenticator &&
                    !needsPasswordReset;
                  expect(signInObstacle(facts, now) === null, JSON.stringify(facts)).toBe(usable);
                }
  });
});
