import { z } from 'zod';
import { linkToken, newPasswordFields, notAlike, typedAlike, typedPassword } from '../auth/schema';
import { personNamePart } from '../core/inputs';

export const setInvitedPasswordInput = z
  .strictObject({
    link: linkToken,
    firstName: personNamePart,
    lastName: personNamePart,
    ...newPasswordFields,
  })
  .refine(typedAlike, notAlike);
export type SetInvitedPasswordInput = z.output<typeof setInvitedPasswordInput>;

export const continueInvitationInput = z.strictObject({ link: linkToken, password: typedPassword });
export type ContinueInvitationInput = z.output<typeof continueInvitationInput>;

export const invitationLinkInput = z.strictObject({ link: linkToken });
