/**
 * A test fails when something was written to console.error. One that expects it says so:
 * `vi.spyOn(console, 'error').mockImplementation(() => {})`.
 */
import { afterEach, beforeEach, vi } from 'vitest';

let unexpected: unknown[][] = [];

beforeEach(() => {
  unexpected = [];
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    unexpected.push(args);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  const [first] = unexpected;
  if (first) throw new Error(`console.error was called: ${first.map(String).join(' ')}`);
});
