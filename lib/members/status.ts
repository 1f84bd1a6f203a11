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
  if (lockOf(facts, now)) return 'LOCKED';
  // One that has ended is revoked by time.
  return facts.endsAt && facts.endsAt <= now ? 'REVOKED' : facts.status;
}

/** A lock that holds at the moment: an administrator's, or of failed sign-ins until a time. */
export type Lock = { by: 'admin' } | { by: 'failures'; until: Date };

export function lockOf(
  { lockedAt, passwordLockedUntil }: Pick<StatusFacts, 'lockedAt' | 'passwordLockedUntil'>,
  now: Date,
): Lock | null {
  if (lockedAt) return { by: 'admin' };
  if (!passwordLockedUntil || passwordLockedUntil <= now) return null;
  return { by: 'failures', until: passwordLockedUntil };
}

/**
 * A mobile number is the account's. It is shown to the projects that the person has joined, and to
 * whoever invited somebody who has no account yet and so can only have it from there.
 */
export function shownMobile(
  row: Pick<StatusFacts, 'status'> & { activated: boolean; mobile: string | null },
): string | null {
  return row.status === 'INVITED' && row.activated ? null : row.mobile;
}

type SignInFacts = Pick<StatusFacts, 'status' | 'passwordLockedUntil'> & {
  lastSignInAt: Date | null;
  twoFactor: boolean;
  failedAttempts: number;
};

const noSignIn = {
  lastSignInAt: null,
  twoFactor: false,
  failedAttempts: 0,
  passwordLockedUntil: null,
};

/**
 * Until somebody accepts the invitation, how they sign in elsewhere is none of the project's
 * business: else one could learn it of anybody by inviting them.
 */
export function untilAccepted<Row extends SignInFacts>(row: Row): Row {
  return row.status === 'INVITED' ? { ...row, ...noSignIn } : row;
}
