import { z } from 'zod';
import { rowId } from '../core/inputs';
import { passcodeTenures } from '../core/passcode-terms';

const ticked = z
  .literal('on')
  .transform(() => true)
  .or(z.boolean())
  .default(false);

export const grantPasscodeInput = z.strictObject({
  userId: rowId(),
  tenure: z.enum(passcodeTenures, 'Choose how long the passcode lasts.'),
  readOnly: ticked,
});
export type GrantPasscodeInput = z.output<typeof grantPasscodeInput>;

export const resetPasscodeInput = z.strictObject({
  userId: rowId(),
  /** Which one was shown: a form that is sent twice must not reset what it made. */
  prefix: z.string().max(20),
  keepOld: ticked,
});
export type ResetPasscodeInput = z.output<typeof resetPasscodeInput>;

export const revokePasscodeInput = z.strictObject({ userId: rowId() });
export type RevokePasscodeInput = z.output<typeof revokePasscodeInput>;

/** From a screen, with the page to go back to. */
export const revokePasscodeFormInput = revokePasscodeInput.extend({
  back: z.string().max(4000).optional(),
});

/** One's own, in a project of one's own. */
export const revokeOwnPasscodeInput = z.strictObject({ slug: z.string().max(100) });
export type RevokeOwnPasscodeInput = z.output<typeof revokeOwnPasscodeInput>;
