import { z } from 'zod';
import { passwordMaxLength } from '../core/password-policy';

/** Long enough for every allowed password in every encoding, short enough to be no burden. */
export const typedPassword = z
  .string()
  .min(1, 'Enter your password.')
  .max(passwordMaxLength * 4);

/** The secret part of a mailed link. */
export const linkToken = z.string().min(1).max(200);

export const signInInput = z.strictObject({
  email: z.string().trim().min(1, 'Enter your e-mail address.').max(320),
  password: typedPassword,
  next: z.string().max(2000).optional(),
});
export type SignInInput = z.output<typeof signInInput>;

export const secondFactorInput = z.strictObject({
  code: z.string().trim().min(1, 'Enter the code.').max(64),
  next: z.string().max(2000).optional(),
});

export const forgotPasswordInput = z.strictObject({
  email: z.string().trim().min(1, 'Enter your e-mail address.').max(320),
});

/** A new password, typed twice. */
export const newPasswordFields = {
  password: typedPassword,
  confirmPassword: z
    .string()
    .min(1, 'Type the password again.')
    .max(passwordMaxLength * 4),
};

export function typedAlike(fields: { password: string; confirmPassword: string }): boolean {
  return fields.password === fields.confirmPassword;
}

export const notAlike = { path: ['confirmPassword'], message: 'The two passwords differ.' };

export const resetPasswordInput = z
  .strictObject({ link: linkToken, ...newPasswordFields })
  .refine(typedAlike, notAlike);
export type ResetPasswordInput = z.output<typeof resetPasswordInput>;

/** The first code of a new authenticator, together with the link that allows it. */
export const authenticatorCodeInput = z.strictObject({
  link: linkToken,
  code: z.string().trim().min(1, 'Enter the code from your authenticator app.').max(64),
});
export type AuthenticatorCodeInput = z.output<typeof authenticatorCodeInput>;

/** A form that is only a button. */
export const noInput = z.strictObject({});

/** A signed-in person proves again who they are, by one of these. */
export const confirmIdentityInput = z.strictObject({
  password: z
    .string()
    .max(passwordMaxLength * 4)
    .default(''),
  code: z.string().trim().max(64).default(''),
  next: z.string().max(2000).optional(),
});
export type ConfirmIdentityInput = z.output<typeof confirmIdentityInput>;
