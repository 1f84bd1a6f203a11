import type { UserStatus } from './schema';

/** The separate facts that a badge sums up. */
export type StatusFacts = {
  status: 'INVITED' | 'ACTIVE' | 'REVOKED';
  /** When the membership ends. */
  endsAt: Date | null;
  disabledAt: Date | null;
  lockedAt: Date | null;
  passwordLockedUntil: Date | null;
};

export function userStatusOf(facts: StatusFacts, now: Date): UserStatus {
  if (facts.disabledAt) return 'DISABLED';
  if (facts.lockedAt || (facts.passwordLockedUntil && facts.passwordLockedUntil > now)) {
    return 'LOCKED';
  }
  // One that has ended is revoked by time.
  return facts.endsAt && facts.endsAt <= now ? 'REVOKED' : facts.status;
}
