import { setTimeout as delay } from 'node:timers/promises';

/** Longer than any of the work whose duration would otherwise tell what was found. */
const steadyMs = 250;

/**
 * Waits until a fixed time after the start, so that how long an answer takes says nothing about
 * whether an account exists.
 */
export async function steadyAnswer(startedAt: number): Promise<void> {
  const rest = steadyMs - (performance.now() - startedAt);
  if (rest > 0) await delay(rest);
}
