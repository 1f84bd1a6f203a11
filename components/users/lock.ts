/** A lock that holds at the moment. */
export type Lock = { by: 'admin' } | { by: 'failures'; until: Date };

const endlessYear = 9000;

/** A lock by failures that no waiting opens is stored as one until the end of the calendar. */
export function isUntilUnlocked(until: Date): boolean {
  return until.getUTCFullYear() > endlessYear;
}
