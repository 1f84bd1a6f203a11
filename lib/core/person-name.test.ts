import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayName, foldText, personSearchColumns } from './person-name';

const person = (firstName: string, lastName: string) => ({
  email: 'jose@example.com',
  firstName,
  lastName,
});

test('a person without a name is called by their address', () => {
  expect(displayName(person('', ''))).toBe('jose@example.com');
  expect(displayName(person('José', ''))).toBe('José');
  expect(displayName(person('José', 'Núñez'))).toBe('José Núñez');
});

test('case, accents and white space do not matter when searching', () => {
  expect(foldText('  JOSÉ\u00a0 Núñez ')).toBe('jose nunez');
  expect(personSearchColumns(person('José', 'Núñez'))).toEqual({
    sortName: 'jose nunez',
    searchText: 'jose nunez jose@example.com',
  });
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});
