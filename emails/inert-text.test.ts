import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inertProps, inertText, shortened } from './inert-text';

test('names of all scripts stay as they are', () => {
  for (const name of [
    'Asha Rao',
    'José Ñandú',
    'नमिता',
    'محمد',
    '李小龍',
    'J.R. Smith',
    'O’Neil',
    '👩‍💻 Kim',
  ]) {
    expect(inertText(name)).toBe(name);
  }
});

test('line breaks, control characters and direction overrides are gone', () => {
  expect(inertText('Asha\r\nBcc: x@example.com')).toBe('Asha Bcc: x@example.com');
  expect(inertText('a\u202Egpj.exe\u2066\u200B\u0000\u2028b')).toBe('a gpj.\u2060exe b');
  expect(inertText('half \uD83D')).toBe('half');
});

test('what looks like an address of the web cannot become a link', () => {
  for (const address of ['https://evil.example/a', 'www.evil.example', 'evil.com', 'evil。com']) {
    const inert = inertText(address);
    expect(inert).not.toMatch(/:\/\/|[.。．｡]\p{L}{2}/u);
    expect(inert.replaceAll('\u2060', '')).toBe(address);
  }
});

test('e-mail addresses stay whole, and what only looks like one does not', () => {
  expect(inertText('asha.rao@example.com')).toBe('asha.rao@example.com');
  expect(inertText('.@.com')).toBe('.@.\u2060com');
});

test('nothing typed leaves a link, a line break or an override behind', () => {
  const pieces = [
    '.',
    ':',
    '/',
    '//',
    '@',
    'a',
    '1',
    'com',
    'www',
    ' ',
    '\r\n',
    '\u202e',
    '\u2066',
  ];
  const unit = fc.constantFrom(...pieces, '\u2060', '\u200d', '\ud83d', '\ude00', '。', 'ш');
  fc.assert(
    fc.property(fc.string({ unit }), (typed) => {
      const inert = inertText(typed);
      expect(inert).not.toMatch(/:\/\/|[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u);
      // Addresses of people stay whole, as is asked above.
      const words = inert.split(' ').filter((word) => !/^[^@]+@[\p{L}\p{N}][^@]*$/u.test(word));
      expect(words.join(' ')).not.toMatch(/[.。]com/u);
    }),
  );
});

test('every text of a mail is made inert, lists too, and links are left alone', () => {
  const link = 'https://rolecall.example.com/invitation/a.bc';
  expect(
    inertProps({
      name: 'a\nb',
      roleNames: ['x\u202Ey'],
      count: 3,
      none: null,
      link,
      userLink: link,
    }),
  ).toEqual({ name: 'a b', roleNames: ['x y'], count: 3, none: null, link, userLink: link });
});

test('a link that is not of the web is a fault', () => {
  expect(() => inertProps({ link: 'javascript:alert(1)' })).toThrow('javascript:');
});

test('a long name is cut between characters', () => {
  expect(shortened('a'.repeat(60))).toHaveLength(60);
  expect(shortened('😀'.repeat(61))).toBe(`${'😀'.repeat(59)}…`);
});
