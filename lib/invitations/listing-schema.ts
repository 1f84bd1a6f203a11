import { z } from 'zod';
import { listOf, rowId } from '../core/inputs';
import { selectedInvitationsMax } from './limits';

/** What became of an invitation. */
export const invitationStatuses = ['PENDING', 'EXPIRED', 'WITHDRAWN', 'ACCEPTED'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

export const invitationsPerPage = 25;

const searchMaxLength = 200;

function firstText(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** What the address of the list says; what is malformed in it counts as absent. */
export const invitationListParams = z.object({
  q: z
    .preprocess(firstText, z.string())
    .catch('')
    .transform((text) =>
      text
        .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
        .trim()
        .slice(0, searchMaxLength),
    ),
  /** Null for all that were not accepted. */
  status: z
    .preprocess(
      (value) => String(firstText(value)).toUpperCase(),
      z.enum(invitationStatuses).nullable(),
    )
    .catch(null),
  cursor: z.preprocess(firstText, z.string().max(2000).nullable()).catch(null),
});
export type InvitationListParams = z.output<typeof invitationListParams>;

const tooMany = `Choose at most ${selectedInvitationsMax.toLocaleString('en-GB')} invitations at once.`;

/** Some invitations, or all that match a filter at that moment; with a review, the act itself. */
export const invitationsOfManyInput = z
  .strictObject({
    selection: z.enum(['INVITATIONS', 'MATCHING']),
    invitations: listOf(rowId()).pipe(
      z
        .array(rowId())
        .max(selectedInvitationsMax, tooMany)
        .transform((ids) => [...new Set(ids)]),
    ),
    filter: z
      .strictObject({
        q: z.string().trim().max(searchMaxLength).default(''),
        status: z.enum(invitationStatuses).nullable().default(null),
      })
      .prefault({}),
    /** The digest of the review that is to be carried out. */
    reviewed: z.string().max(200).optional(),
  })
  .refine(({ selection, invitations }) => selection === 'MATCHING' || invitations.length > 0, {
    path: ['invitations'],
    message: 'Select at least one invitation.',
  });
export type InvitationsOfManyInput = z.output<typeof invitationsOfManyInput>;
