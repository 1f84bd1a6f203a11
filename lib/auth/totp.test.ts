import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { matchTotpStep, newTotpSecret, totpUri } from './totp';

const secret = newTotpSecret();
const now = new Date('2026-11-21T10:00:10Z');
const at = (seconds: number) =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) + seconds });
const step = Math.floor(now.getTime() / 30_000);

test('the current and the previous code are accepted', () => {
  expect(matchTotpStep(secret, at(0), now, null)).toBe(step);
  expect(matchTotpStep(secret, at(-30), now, null)).toBe(step - 1);
});

test('an older code and one of the future are not', () => {
  expect(matchTotpStep(secret, at(-60), now, null)).toBeNull();
  expect(matchTotpStep(secret, at(30), now, null)).toBeNull();
});

test('a code counts once: its step and those before it are spent', () => {
  expect(matchTotpStep(secret, at(0), now, step)).toBeNull();
  expect(matchTotpStep(secret, at(-30), now, step)).toBeNull();
  expect(matchTotpStep(secret, at(0), now, step - 1)).toBe(step);
});

test('spaces in a typed code do not matter, anything else does', () => {
  const code = at(0);
  expect(matchTotpStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now, null)).toBe(step);
  for (const wrong of ['', '12345', `${code}0`, 'abcdef', '１２３４５６']) {
    expect(matchTotpStep(secret, wrong, now, null)).toBeNull();
  }
});

test('the QR code names the product and the account', () => {
  const uri = new URL(totpUri(secret, 'asha+1@example.com'));
  expect(decodeURIComponent(uri.pathname)).toContain('Rolecall:asha+1@example.com');
  expect(uri.searchParams.get('secret')).toBe(secret);
});
