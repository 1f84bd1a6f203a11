import { z } from 'zod';

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

/** For how long an old passcode may go on beside the one that replaces it. */
export const overlapHours = 24;

/** A passcode as screens name it, without its secret. */
export function maskedPasscode(prefix: string): string {
  return `rc_${prefix}_…`;
}

const ticked = z
  .literal('on')
  .transform(() => true)
  .or(z.boolean())
  .default(false);

export const grantPasscodeInput = z.strictObject({
  userId: z.uuid(),
  tenure: z.enum(passcodeTenures, 'Choose how long the passcode lasts.'),
  readOnly: ticked,
});
export type GrantPasscodeInput = z.output<typeof grantPasscodeInput>;

export const resetPasscodeInput = z.strictObject({
  userId: z.uuid(),
  /** Which one was shown: a form that is sent twice must not reset what it made. */
  prefix: z.string().max(20),
  keepOld: ticked,
});
export type ResetPasscodeInput = z.output<typeof resetPasscodeInput>;

export const revokePasscodeInput = z.strictObject({ userId: z.uuid() });
export type RevokePasscodeInput = z.output<typeof revokePasscodeInput>;

/** From a screen, with the page to go back to. */
export const revokePasscodeFormInput = revokePasscodeInput.extend({
  back: z.string().max(4000).optional(),
});

/** One's own, in a project of one's own. */
export const revokeOwnPasscodeInput = z.strictObject({ slug: z.string().max(100) });
export type RevokeOwnPasscodeInput = z.output<typeof revokeOwnPasscodeInput>;
