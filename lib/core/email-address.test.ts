import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEmailAddress } from './email-address';

describe('an e-mail address', () => {
  test.each([
    ['Asha.Rao@Example.COM', 'asha.rao@example.com'],
    ['  asha@example.com ', 'asha@example.com'],
    ['asha@bücher.example', 'asha@xn--bcher-kva.example'],
    ['ａsha@example.com', 'asha@example.com'],
    ["o'neil+tag@mail.example.co.uk", "o'neil+tag@mail.example.co.uk"],
  ])('%s is kept as %s', (typed, email) => {
    expect(parseEmailAddress(typed)).toEqual({ ok: true, email });
  });

  test.each([
    '',
    'asha',
    'asha@',
    '@example.com',
    'asha@example',
    'asha@@example.com',
    'asha rao@example.com',
    'asha@exa mple.com',
    '.asha@example.com',
    'asha.@example.com',
    'a..b@example.com',
    'asha@example.com:80',
    'asha@[127.0.0.1]',
    'asha@-example.com',
    'asha@example.com\nBcc: x@example.com',
    '<script>@example.com',
  ])('%j is refused', (typed) => {
    expect(parseEmailAddress(typed).ok).toBe(false);
  });

  test('an address whose folded form gains an @ is refused, since its mail would go elsewhere', () => {
    expect(parseEmailAddress('asha＠evil.example@example.com').ok).toBe(false);
    expect(parseEmailAddress('asha＠example.com').ok).toBe(false);
  });

  test('an over-long address is refused with its own reason', () => {
    const local = parseEmailAddress(`${'a'.repeat(65)}@example.com`);
    const whole = parseEmailAddress(`asha@${'a'.repeat(60)}.${'b'.repeat(200)}.com`);
    expect(local).toMatchObject({ ok: false, reason: expect.stringContaining('too long') });
    expect(whole).toMatchObject({ ok: false, reason: expect.stringContaining('too long') });
  });

  test('the canonical form is stable: parsing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (typed) => {
        const once = parseEmailAddress(typed);
        if (once.ok) expect(parseEmailAddress(once.email)).toEqual(once);
      }),
    );
  });

  test('case never makes another address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (typed) => {
        expect(parseEmailAddress(typed.toUpperCase())).toEqual(parseEmailAddress(typed));
      }),
    );
  });
});
