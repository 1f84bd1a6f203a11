import type { InvitationRow } from '@/components/invitations/invitations-table';
import { roleSummary } from '@/lib/access/role-summary';
import type { Actor } from '@/lib/core/actor';
import type { ListedInvitation } from '@/lib/invitations/queries/list-invitations';
import { invitationTarget } from '../../users/_components/user-row';

/** A row as the table shows it, with what this viewer may do about it. */
export function toInvitationRow(actor: Actor, listed: ListedInvitation, now: Date): InvitationRow {
  const { member, sentBy, invitedById, ...invitation } = listed;
  const waiting = invitation.status === 'PENDING' || invitation.status === 'EXPIRED';
  const { invitationId: id, sentAt, expiresAt, mail } = invitation;
  const pending = { id, sentAt, expiresAt, mail };
  return {
    ...invitation,
    name: member && member.name !== invitation.email ? member.name : null,
    userHref: member ? `/${actor.projectSlug}/users/${member.userId}` : undefined,
    role: member && roleSummary(member.access, now),
    sentBy: sentBy ?? (invitedById === null ? 'The operator' : 'Somebody who was deleted'),
    target:
      waiting && member && actor.may('users', 'READ_WRITE')
        ? invitationTarget(actor, { ...member, invitation: pending }, now)
        : undefined,
  };
}
