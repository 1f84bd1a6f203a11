import { expect, test } from 'vitest';
import { preferredType } from './preferred-type';

test.each([
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['Text/CSV; header=present', 'text/csv'],
  ['text/csv, */*', 'text/csv'],
  ['text/csv;q=0.9, */*;q=0.1', 'text/csv'],
  ['text/csv;q=0', 'application/json'],
  ['text/csv; q=0.0, application/json', 'application/json'],
  ['text/csv;q=none', 'application/json'],
  ['application/json, text/csv;q=0.5', 'application/json'],
  ['application/*, text/csv;q=0.5', 'application/json'],
  ['*/*, text/csv;q=0.5', 'application/json'],
  ['application/json;q=0.1, text/csv;q=0.5, */*', 'text/csv'],
  ['text/*', 'application/json'],
])('Accept: %s is answered in %s', (accept, type) => {
  expect(preferredType(accept, ['text/csv'])).toBe(type);
});

test('what an operation does not answer is answered in JSON', () => {
  expect(preferredType('text/csv', [])).toBe('application/json');
});
