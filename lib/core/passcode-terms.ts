/** How long a passcode lasts. */
export const passcodeTenures = [
  'ONE_MONTH',
  'THREE_MONTHS',
  'SIX_MONTHS',
  'ONE_YEAR',
  'FOREVER',
] as const;
export type PasscodeTenure = (typeof passcodeTenures)[number];

export const tenureNames: Record<PasscodeTenure, string> = {
  ONE_MONTH: '1 month',
  THREE_MONTHS: '3 months',
  SIX_MONTHS: '6 months',
  ONE_YEAR: '1 year',
  FOREVER: 'Forever',
};

/** What a member's passcode is at a moment; judged at every request, not by a job. */
export const passcodeStatuses = ['NONE', 'ACTIVE', 'EXPIRED', 'REVOKED'] as const;
export type PasscodeStatus = (typeof passcodeStatuses)[number];

export const passcodeStatusNames: Record<PasscodeStatus, string> = {
  NONE: 'None',
  ACTIVE: 'Active',
  EXPIRED: 'Expired',
  REVOKED: 'Revoked',
};

/** By which a list of users can be narrowed; the last are the active ones that end soon. */
export const passcodeFilters = [...passcodeStatuses, 'ENDING'] as const;
export type PasscodeFilter = (typeof passcodeFilters)[number];

/** From so many days before its end on, a passcode is said to end soon. */
export const endingDays = 14;

export const passcodeActs = ['grant', 'reset', 'revoke'] as const;
export type PasscodeAct = (typeof passcodeActs)[number];

export const passcodeActNames: Record<PasscodeAct, string> = {
  grant: 'Grant Passcode',
  reset: 'Reset Passcode',
  revoke: 'Revoke Passcode',
};

/** For how long an old passcode may go on beside the one that replaces it. */
export const overlapHours = 24;

/** A passcode as screens name it, without its secret. */
export function maskedPasscode(prefix: string): string {
  return `rc_${prefix}_…`;
}

/** A passcode in the one moment in which its text is known. */
export type IssuedPasscode = {
  /** Shown once, kept nowhere. */
  passcode: string;
  prefix: string;
  name: string;
  readOnly: boolean;
  /** Null for one that lasts forever. */
  endsAt: Date | null;
  /** Until when the one before it goes on, when it does. */
  oldEndsAt: Date | null;
};
