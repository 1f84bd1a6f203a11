import { z } from 'zod';
import { rolesInForce } from '../access/role-summary';
import type { MemberAccess } from '../access/resolve-access';
import { mailResource, toMailResource, type MailStatus } from '../core/mail-status';
import { invitationStatuses, type InvitationStatus } from './listing-schema';

const reference = z.object({ id: z.uuid(), name: z.string() });
const time = z.iso.datetime();

export const invitationResource = z
  .object({
    type: z.literal('invitation'),
    id: z.uuid(),
    email: z.string(),
    status: z.enum(invitationStatuses),
    isVoid: z.boolean().meta({
      description:
        'Whoever sent it has lost the right to give what it gives, so its link opens nothing until somebody else resends it.',
    }),
    user: reference.nullable().meta({
      description: 'Whom it is for, while they are in the project.',
    }),
    roles: z.array(reference).meta({ description: 'The roles that they hold.' }),
    sentBy: reference.nullable(),
    sentAt: time,
    expiresAt: time,
    endedAt: time.nullable().meta({ description: 'When it was accepted or withdrawn.' }),
    mail: mailResource.nullable().meta({ description: 'How its delivery goes.' }),
  })
  .meta({ id: 'Invitation' });
export type InvitationResource = z.output<typeof invitationResource>;

/** What came of an invite. */
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
          .enum([
            'invalid_email',
            'duplicate',
            'no_role',
            'unknown_role',
            'forbidden',
            'reauthentication_required',
            'present',
          ])
          .nullable()
          .meta({ description: 'Why it failed; `present` for somebody who is in the project.' }),
        detail: z.string().nullable().meta({ description: 'The same in words.' }),
      }),
    ),
  })
  .meta({ id: 'InviteReport' });
type InviteResource = z.output<typeof inviteResource>;

type Invitation = {
  invitationId: string;
  email: string;
  status: InvitationStatus;
  isVoid: boolean;
  sentAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  invitedById: string | null;
  sentBy: string | null;
  member: { userId: string; name: string; access: MemberAccess } | null;
  mail: MailStatus | null;
};

export function toInvitationResource(invitation: Invitation, now: Date): InvitationResource {
  const { invitationId, email, status, isVoid, member, mail } = invitation;
  const { invitedById, sentBy, sentAt, expiresAt, endedAt } = invitation;
  const roles = member ? rolesInForce(member.access, now) : [];
  return {
    type: 'invitation',
    id: invitationId,
    email,
    status,
    isVoid,
    user: member && { id: member.userId, name: member.name },
    roles: roles.map(({ id, name }) => ({ id, name })),
    sentBy: invitedById === null || sentBy === null ? null : { id: invitedById, name: sentBy },
    sentAt: sentAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    mail: mail && toMailResource(mail),
  };
}

type Invited = {
  invited: { row: number; email: string; dropped: string[] }[];
  failed: {
    row: number;
    email: string;
    code: NonNullable<InviteResource['rows'][number]['code']>;
    reason: string;
  }[];
};

/** @param invitations those that were sent, by address */
export function toInviteResource(
  { invited, failed }: Invited,
  invitations: ReadonlyMap<string, Invitation>,
  now: Date,
): InviteResource {
  const rows = [
    ...invited.map(({ row, email, dropped }) => {
      const sent = invitations.get(email);
      const invitation = sent ? toInvitationResource(sent, now) : null;
      return { row, email, outcome: 'invited' as const, invitation, dropped, ...unfailed };
    }),
    ...failed.map(({ row, email, code, reason }) => {
      const outcome = 'failed' as const;
      return { row, email, outcome, invitation: null, dropped: [], code, detail: reason };
    }),
  ];
  return {
    invited: invited.length,
    failed: failed.length,
    rows: rows.sort((one, other) => one.row - other.row),
  };
}

const unfailed = { code: null, detail: null };
