import { expect, test } from 'vitest';
import { outageDelay, retryDelay } from './retry-schedule';

const minute = 60_000;
const noJitter = () => 0;

test('the first retries are quick', () => {
  const delays = [1, 2, 3, 4, 5, 6].map((attempt) => retryDelay(attempt, 0, noJitter));
  expect(delays).toEqual([2000, 5000, 10_000, 20_000, 30_000, 30_000]);
});

test('in the first ten minutes nothing waits longer than half a minute', () => {
  for (let attempt = 1; attempt <= 30; attempt++) {
    expect(retryDelay(attempt, 10 * minute - 1)).toBeLessThanOrEqual(30_000);
  }
});

test('later the delay grows with the age, up to a quarter of an hour', () => {
  expect(retryDelay(40, 20 * minute, noJitter)).toBe(2 * minute);
  expect(retryDelay(60, 23 * 60 * minute, noJitter)).toBe(15 * minute);
});

test('jitter shortens by a fifth at most', () => {
  expect(retryDelay(5, 0, () => 0.999_999)).toBeGreaterThanOrEqual(24_000);
});

test('a server that is away is tried at least every half minute', () => {
  expect([1, 2, 3, 4, 5, 500].map((failures) => outageDelay(failures, noJitter))).toEqual([
    2000, 5000, 10_000, 20_000, 30_000, 30_000,
  ]);
});
