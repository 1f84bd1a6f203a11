import { z } from 'zod';
import { newPasswordFields, notAlike, typedAlike } from '../auth/schema';
import { emailAddress, personNamePart, singleLine } from '../core/inputs';

export const projectNameMaxLength = 100;

const projectName = singleLine(projectNameMaxLength).pipe(
  z.string().min(1, 'Enter a name for the project.'),
);

export const setUpInput = z
  .strictObject({
    token: z.string().max(200),
    projectName,
    firstName: personNamePart.pipe(z.string().min(1, 'Enter your first name.')),
    lastName: personNamePart,
    email: emailAddress,
    ...newPasswordFields,
  })
  .refine(typedAlike, notAlike);
export type SetUpInput = z.output<typeof setUpInput>;

export const renameProjectInput = z.strictObject({ name: projectName });
export type RenameProjectInput = z.output<typeof renameProjectInput>;

export const createOwnProjectInput = z.strictObject({ name: projectName });
export type CreateOwnProjectInput = z.output<typeof createOwnProjectInput>;

/** Somebody who wants an account and a project of their own. */
export const signUpInput = z.strictObject({
  projectName,
  firstName: personNamePart.pipe(z.string().min(1, 'Enter your first name.')),
  lastName: personNamePart,
  email: emailAddress,
});
export type SignUpInput = z.output<typeof signUpInput>;

export const rescueInput = z.strictObject({
  email: emailAddress,
  /** The slug; absent where there is one project only. */
  project: z.string().max(100).optional(),
  /** Whether a link to replace the second factor is wanted, too. */
  twoFactor: z.boolean().default(false),
});
export type RescueInput = z.output<typeof rescueInput>;
