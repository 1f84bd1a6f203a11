import { z } from 'zod';
import { overridesInput, scopeFields, scopesOf } from '../access/schema';
import {
  emailAddress,
  endDate,
  listOf,
  mobileNumber,
  requiredNamePart,
  rowId,
} from '../core/inputs';
import type { Scopes } from '../core/scopes';

/** How many people one invite may name. */
export const invitationsPerInvite = 50;

/** One line of the invite form; `row` is its place there, by which the answer names it. */
export type InviteRow = { row: number; email: string; roleIds: string[] };

export type InviteUsersInput = {
  rows: InviteRow[];
  /** What all of them are restricted to. */
  scopes: Scopes;
  /** When all of their memberships end. */
  endsAt: Date | null;
};

// A form with one row posts texts, with more rows lists.
const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

/** The fields `email` and `role`, one of each for every row; rows without an address are skipped. */
export const inviteUsersInput = z
  .strictObject({ email: texts, role: texts, ...scopeFields, endsAt: endDate.default(null) })
  .transform(({ email, role, endsAt, ...scopes }, context): InviteUsersInput => {
    const rows = email
      .map((text, row) => {
        const roleId = role[row]?.trim();
        return { row, email: text.trim(), roleIds: roleId ? [roleId] : [] };
      })
      .filter((row) => row.email !== '');
    if (rows.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['email'],
        message: 'Enter at least one e-mail address.',
      });
    }
    if (rows.length > invitationsPerInvite) {
      context.addIssue({
        code: 'custom',
        path: ['email'],
        message: `You can invite up to ${invitationsPerInvite} users at once. This list has ${rows.length}; nobody was invited.`,
      });
    }
    return { rows, scopes: scopesOf(scopes), endsAt };
  });

const credentials = {
  email: emailAddress,
  firstName: requiredNamePart('Enter a first name.'),
  lastName: requiredNamePart('Enter a last name.'),
  mobile: mobileNumber.default(''),
};

/** The first step of the wizard by itself. */
export const credentialsInput = z.strictObject(credentials);
export type CredentialsInput = z.output<typeof credentialsInput>;

const roleId = rowId('There is no such role in this project.');

/** All steps of the wizard. */
export const createUserInput = z
  .strictObject({
    ...credentials,
    roles: listOf(roleId),
    /** When an assignment ends, of the roles that are chosen. */
    roleEndsAt: z.record(roleId, endDate).default({}),
    /** Overrides; a module without one is as the roles say. */
    levels: overridesInput.default({}),
    ...scopeFields,
    /** When the membership ends. */
    endsAt: endDate.default(null),
  })
  .refine(
    ({ roles, levels }) =>
      roles.length > 0 || Object.values(levels).some((level) => level !== 'NONE'),
    {
      path: ['roles'],
      message: 'Choose a role, or a level for a module.',
    },
  );
export type CreateUserInput = z.output<typeof createUserInput>;

/** Names an invitation that is to be changed. */
export const invitationInput = z.strictObject({ invitationId: rowId() });
export type InvitationInput = z.output<typeof invitationInput>;

export const resendInvitationInput = z.strictObject({
  invitationId: rowId(),
  /**
   * When the invitation was last sent, as the sender knows it. A click that arrives twice, or from
   * two people at once, then sends one mail.
   */
  lastSentAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .optional(),
});
export type ResendInvitationInput = z.output<typeof resendInvitationInput>;
