import { expect, test } from 'vitest';
import { levelsInput, overridesInput } from './schema';

const levelsOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 'READ']));

test.each([levelsInput, overridesInput])('levels name no more than a project can have', (input) => {
  expect(input.safeParse(levelsOf(500)).success).toBe(true);
  const { error } = input.safeParse(levelsOf(501));
  expect(error?.issues).toMatchObject([{ path: [], message: 'Name at most 500 modules.' }]);
});
