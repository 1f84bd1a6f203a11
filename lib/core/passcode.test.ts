import { expect, test } from 'vitest';
import { newPasscode, passcodePrefix } from './passcode';

test('a new passcode is found by the prefix that was stored of it', () => {
  const { passcode, prefix } = newPasscode();
  expect(passcode).toMatch(/^rc_[a-z2-9]{8}_[\w-]{43}$/);
  expect(passcodePrefix(passcode)).toBe(prefix);
});

test('no two passcodes are alike', () => {
  const made = Array.from({ length: 200 }, newPasscode);
  expect(new Set(made.map(({ passcode }) => passcode)).size).toBe(200);
});

test.each([
  '',
  'rc_',
  'rc_abcdefgh_',
  'rc_abcdefgh_short',
  `rc_ABCDEFGH_${'a'.repeat(43)}`,
  `rc_abcdefgh_${'a'.repeat(44)}`,
  ` rc_abcdefgh_${'a'.repeat(43)}`,
  `rc_abcdefgh_${'a'.repeat(43)}\n`,
  `sk_abcdefgh_${'a'.repeat(43)}`,
])('%j is no passcode', (text) => {
  expect(passcodePrefix(text)).toBeNull();
});
