import { z } from 'zod';
import { personNamePart } from '../core/inputs';
import { newPasswordFields, notAlike, typedAlike, typedPassword } from './schema';

/** What a person changes about their own account. */
export const updateProfileInput = z.strictObject({
  firstName: personNamePart,
  lastName: personNamePart,
});
export type UpdateProfileInput = z.output<typeof updateProfileInput>;

export const changePasswordInput = z
  .strictObject({ currentPassword: typedPassword, ...newPasswordFields })
  .refine(typedAlike, notAlike);
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

/** The first code of an authenticator that is to replace the one in force. */
export const newAuthenticatorInput = z.strictObject({
  code: z.string().trim().min(1, 'Enter the code from your authenticator app.').max(64),
});
export type NewAuthenticatorInput = z.output<typeof newAuthenticatorInput>;

export const ownSessionInput = z.strictObject({
  /** Stands for the session; its own ID stays on the server. */
  session: z.string().min(1).max(100),
});
export type OwnSessionInput = z.output<typeof ownSessionInput>;
