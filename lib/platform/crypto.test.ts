import { expect, test } from 'vitest';
import { timeOrderedId } from './crypto';

test('IDs of rows are random, valid, and sort by their time', () => {
  const at = (ms: number) => timeOrderedId(new Date(1_790_000_000_000 + ms));
  const ids = Array.from({ length: 200 }, (_, index) => at(index));
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(ids.toSorted()).toEqual(ids);
  const together = Array.from({ length: 200 }, () => at(200));
  expect(together.toSorted()).toEqual(together);
  expect(new Set([...together, at(0)]).size).toBe(201);
});
