import { expect, test } from 'vitest';
import { endDate, rowId } from './inputs';

test.each([
  ['', null],
  ['2028-02-29', '2028-03-01T00:00:00.000Z'],
  ['2027-03-31T18:00:00+05:30', '2027-03-31T12:30:00.000Z'],
])('an end on %j is %s', (text, end) => {
  expect(endDate.parse(text)?.toISOString() ?? null).toBe(end);
});

test.each(['2027-02-30', '2027-02-29', '2027-04-31', '2027-13-01', '2027-04-31T10:00:00Z', '1e3'])(
  'there is no %s on which something could end',
  (text) => {
    expect(endDate.safeParse(text).success).toBe(false);
  },
);

test('an ID is the same in either case', () => {
  expect(rowId().parse('019368D2-7B5E-7C00-8F00-ABCDEF012345')).toBe(
    '019368d2-7b5e-7c00-8f00-abcdef012345',
  );
});
