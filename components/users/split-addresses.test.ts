import { expect, test } from 'vitest';
import { splitAddresses } from './split-addresses';

test.each([
  ['commas', 'a@x.org,b@x.org, c@x.org'],
  ['semicolons', 'a@x.org;b@x.org; c@x.org;'],
  ['white space', ' a@x.org b@x.org\tc@x.org '],
  ['newlines', 'a@x.org\nb@x.org\r\n\r\nc@x.org\n'],
  ['an address book', 'Ann <a@x.org>; "Bee, B." <b@x.org>, <c@x.org>'],
  ['lines of an address book', 'Ann Rao <a@x.org>\nBee <b@x.org>\nc@x.org'],
])('%s divide a list', (_, text) => {
  expect(splitAddresses(text)).toEqual(['a@x.org', 'b@x.org', 'c@x.org']);
});

test('one address is a list of one, nothing a list of none', () => {
  expect(splitAddresses('a@x.org')).toEqual(['a@x.org']);
  expect(splitAddresses(' \n ')).toEqual([]);
});

test('what is no address stays, to be told so', () => {
  expect(splitAddresses('a@x.org nonsense')).toEqual(['a@x.org', 'nonsense']);
});
