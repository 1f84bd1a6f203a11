import { z } from 'zod';
import { countQuery, pageQuery } from '../core/api-list';
import { rowId } from '../core/inputs';
import { newUserBody } from '../members/api-schema';
import { invitationStatuses } from './listing-schema';
import { invitationsPerInvite } from './schema';

export const invitationParams = z.object({ invitationId: rowId() });

export const listInvitationsQuery = z.strictObject({
  q: z.string().trim().max(200).default('').meta({ description: 'Parts of the address.' }),
  status: z.enum(invitationStatuses).optional(),
  ...pageQuery,
  ...countQuery,
});

const { scopes, endsAt } = newUserBody.shape;

export const inviteBody = z
  .strictObject({
    rows: z
      .array(
        z.strictObject({
          email: z.string().trim().min(1, 'Enter an e-mail address.').max(320),
          roles: z
            .array(rowId())
            .min(1, 'Name at least one role.')
            .max(250)
            .meta({ description: 'Role IDs.' }),
        }),
      )
      .min(1, 'Name at least one person.')
      .max(invitationsPerInvite, `Invite up to ${invitationsPerInvite} people at once.`),
    scopes: scopes.meta({ description: 'What all of them are restricted to.' }),
    endsAt: endsAt.meta({ description: 'When all of their memberships end.' }),
  })
  .meta({ id: 'Invite' });
