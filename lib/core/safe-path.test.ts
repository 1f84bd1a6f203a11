import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safePath } from './safe-path';

test.each([
  ['/acme/users?status=Invited', '/acme/users?status=Invited'],
  ['/', '/'],
])('%s is followed', (next, path) => {
  expect(safePath(next)).toBe(path);
});

test.each([
  undefined,
  '',
  'acme',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/a\\b',
  'javascript:alert(1)',
])('%j goes nowhere else', (next) => {
  expect(safePath(next)).toBe('/');
});

test('whatever is asked for, the browser stays on this origin', () => {
  fc.assert(
    fc.property(fc.string(), (next) => {
      const origin = 'http://localhost:3000';
      expect(new URL(safePath(next), origin).origin).toBe(origin);
      expect(new URL(safePath(`/${next}`), origin).origin).toBe(origin);
    }),
  );
});
