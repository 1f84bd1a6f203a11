import { z } from 'zod';
import { linkToken } from '../auth/schema';
import { emailAddress, rowId } from '../core/inputs';

/** Names the person that an act is about. */
export const personInput = z.strictObject({ userId: rowId() });
export type PersonInput = z.output<typeof personInput>;

export const endSessionInput = z.strictObject({
  userId: rowId(),
  /** Stands for the session; its own ID stays on the server. */
  session: z.string().min(1).max(100),
});
export type EndSessionInput = z.output<typeof endSessionInput>;

export const reasonMaxLength = 500;

export const resetTwoFactorInput = z.strictObject({
  userId: rowId(),
  reason: z
    .string()
    .trim()
    .min(1, 'Say why.')
    .max(reasonMaxLength, `Use at most ${reasonMaxLength} characters.`),
});
export type ResetTwoFactorInput = z.output<typeof resetTwoFactorInput>;

export const updateEmailInput = z.strictObject({ userId: rowId(), email: emailAddress });
export type UpdateEmailInput = z.output<typeof updateEmailInput>;

/** From a screen, with the page to go back to. */
export const updateEmailFormInput = updateEmailInput.extend({
  back: z.string().max(4000).optional(),
});

/** The secret part of a link to a new address. */
export const confirmEmailInput = z.strictObject({ link: linkToken });
export type ConfirmEmailInput = z.output<typeof confirmEmailInput>;
