import type { PasscodeTenure } from '../core/passcode-terms';

const months: Record<PasscodeTenure, number | null> = {
  ONE_MONTH: 1,
  THREE_MONTHS: 3,
  SIX_MONTHS: 6,
  ONE_YEAR: 12,
  FOREVER: null,
};

/**
 * When a passcode that is granted now ends; null for never. So many calendar months later in UTC at
 * the same time of day; where that month is shorter, on its last day.
 */
export function tenureEnd(tenure: PasscodeTenure, from: Date): Date | null {
  const count = months[tenure];
  if (count === null) return null;
  const end = new Date(from);
  const day = end.getUTCDate();
  // From the first of a month, so that a day that the month lacks does not carry into the next.
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + count);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, lastDay));
  return end;
}
