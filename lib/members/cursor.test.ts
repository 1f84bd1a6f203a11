import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor';

const id = '018f3c2a-7c1e-7000-8000-000000000001';

test('a cursor comes back as it was, whatever the name', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }).filter((key) => !key.includes('\0')),
      fc.constantFrom('after' as const, 'before' as const),
      (key, side) => {
        const cursor = { key, side, id };
        expect(decodeCursor('name', encodeCursor('name', cursor))).toEqual(cursor);
      },
    ),
  );
});

test('a cursor of one order means nothing in another', () => {
  const text = encodeCursor('added', { side: 'after', key: '2026-11-21T10:00:00.000Z', id });
  expect(decodeCursor('added', text)).not.toBeNull();
  expect(decodeCursor('-added', text)).toBeNull();
  expect(decodeCursor('name', text)).toBeNull();
});

test.each([
  ['nothing', null],
  ['an empty text', ''],
  ['no base64', '%%%'],
  ['no list', Buffer.from('{"a":1}').toString('base64url')],
  ['a bad ID', Buffer.from(JSON.stringify(['name', 'after', 'x', 'y'])).toString('base64url')],
  ['a NUL', Buffer.from(JSON.stringify(['name', 'after', 'a\0', id])).toString('base64url')],
])('%s is no cursor', (_, text) => {
  expect(decodeCursor('name', text)).toBeNull();
});

test('an order by time takes no year that PostgreSQL does not know', () => {
  const text = encodeCursor('added', { side: 'after', key: '0000-01-01T00:00:00Z', id });
  expect(decodeCursor('added', text)).toBeNull();
});

test('an order by time takes only times', () => {
  const text = encodeCursor('lastLogin', { side: 'after', key: 'yesterday', id });
  expect(decodeCursor('lastLogin', text)).toBeNull();
});

test('no text that was made up fails', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      decodeCursor('-lastLogin', text);
    }),
  );
});
