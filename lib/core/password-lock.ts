/** The end of a lock by failures that only an administrator ends. */
export const untilUnlocked = new Date('9999-12-31T00:00:00Z');

/** Whether a lock by failures waits for an administrator, and neither for time nor for a reset. */
export function waitsForUnlock(lockedUntil: Date | null): boolean {
  return lockedUntil !== null && lockedUntil.getTime() >= untilUnlocked.getTime();
}
