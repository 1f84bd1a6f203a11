import { z } from 'zod';

/** How many people one invite may name. */
export const invitationsPerInvite = 50;

/** One line of the invite form; `row` is its place there, by which the answer names it. */
export type InviteRow = { row: number; email: string; roleId: string };

// A form with one row posts texts, with more rows lists.
const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

/** The fields `email` and `role`, one of each for every row; rows without an address are skipped. */
export const inviteUsersInput = z
  .strictObject({ email: texts, role: texts })
  .transform(({ email, role }, context): { rows: InviteRow[] } => {
    const rows = email
      .map((text, row) => ({ row, email: text.trim(), roleId: role[row]?.trim() ?? '' }))
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
    return { rows };
  });
export type InviteUsersInput = z.output<typeof inviteUsersInput>;

/** Names an invitation that is to be changed. */
export const invitationInput = z.strictObject({ invitationId: z.uuid() });
export type InvitationInput = z.output<typeof invitationInput>;

export const resendInvitationInput = z.strictObject({
  invitationId: z.uuid(),
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
