import { z } from 'zod';
import { invitationResource } from './invitation-resource';

export const inviteResource = z
  .object({
    invited: z.int().meta({ description: 'How many were invited.' }),
    failed: z.int(),
    rows: z.array(
      z.object({
        row: z.int().meta({ description: 'The place in the request, from 0.' }),
        email: z.string(),
        outcome: z.enum(['invited', 'failed']),
        invitation: invitationResource.nullable(),
        dropped: z.array(z.string()).meta({
          description: 'Of several system roles the highest is kept; the names of the others.',
        }),
        code: z
          .enum(['invalid_email', 'duplicate', 'no_role', 'unknown_role', 'forbidden', 'present'])
          .nullable()
          .meta({ description: 'Why it failed; `present` for somebody who is in the project.' }),
        detail: z.string().nullable().meta({ description: 'The same in words.' }),
      }),
    ),
  })
  .meta({ id: 'InviteReport' });
export type InviteResource = z.output<typeof inviteResource>;
