import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passcodeTenures } from '../core/passcode-terms';
import { tenureEnd } from './tenure';

const endOf = (tenure: Parameters<typeof tenureEnd>[0], from: string) =>
  tenureEnd(tenure, new Date(from))?.toISOString();

test.each([
  ['ONE_MONTH', '2026-11-21T09:30:15.250Z', '2026-12-21T09:30:15.250Z'],
  ['ONE_MONTH', '2027-01-31T23:59:59.999Z', '2027-02-28T23:59:59.999Z'],
  ['ONE_MONTH', '2028-01-31T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
  ['THREE_MONTHS', '2026-11-30T12:00:00.000Z', '2027-02-28T12:00:00.000Z'],
  ['SIX_MONTHS', '2026-08-31T12:00:00.000Z', '2027-02-28T12:00:00.000Z'],
  ['ONE_YEAR', '2028-02-29T12:00:00.000Z', '2029-02-28T12:00:00.000Z'],
] as const)('%s from %s ends on %s', (tenure, from, end) => {
  expect(endOf(tenure, from)).toBe(end);
});

test('forever has no end', () => {
  expect(tenureEnd('FOREVER', new Date())).toBeNull();
});

test('an end lies the tenure’s months ahead, on the same day or the last one, at the same time', () => {
  const months = { ONE_MONTH: 1, THREE_MONTHS: 3, SIX_MONTHS: 6, ONE_YEAR: 12 } as const;
  fc.assert(
    fc.property(
      fc.date({
        min: new Date('2020-01-01T00:00:00Z'),
        max: new Date('2100-01-01T00:00:00Z'),
        noInvalidDate: true,
      }),
      fc.constantFrom(...passcodeTenures.filter((tenure) => tenure !== 'FOREVER')),
      (from, tenure) => {
        const end = tenureEnd(tenure, from)!;
        const monthsOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
        expect(monthsOf(end) - monthsOf(from)).toBe(months[tenure]);
        expect(end.getTime() % 86_400_000).toBe(from.getTime() % 86_400_000);
        const lastDay = new Date(
          Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0),
        ).getUTCDate();
        expect(end.getUTCDate()).toBe(Math.min(from.getUTCDate(), lastDay));
      },
    ),
  );
});
