import type { InvitationTarget } from '@/components/users/invitation-acts';
import type { UserRow } from '@/components/users/users-table';
import type { Actor } from '@/lib/core/actor';
import {
  canCopyInvitationLink,
  canResendInvitation,
  canWithdrawInvitation,
} from '@/lib/invitations/policy';
import { refusalOf } from '@/lib/core/decision';
import type { MemberRow } from '@/lib/members/queries/list-members';

/** A row as the table shows it, with what this viewer may do about it. */
export function toUserRow(actor: Actor, row: MemberRow, now: Date): UserRow {
  const { invitation, ...facts } = row;
  return {
    ...facts,
    mail: invitation?.mail ? { ...invitation.mail, expired: invitation.expiresAt <= now } : null,
    invitation: actor.may('users', 'READ_WRITE')
      ? invitationTarget(actor, row.name, row, now)
      : undefined,
  };
}

export function invitationTarget(
  actor: Actor,
  name: string,
  { roles, invitation }: Pick<MemberRow, 'roles' | 'invitation'>,
  now: Date,
): InvitationTarget | undefined {
  if (!invitation) return undefined;
  const target = { name, roles, expiresAt: invitation.expiresAt };
  return {
    invitationId: invitation.id,
    name,
    lastSentAt: invitation.sentAt.toISOString(),
    refusals: {
      resend: refusalOf(canResendInvitation(actor, target)),
      copyLink: refusalOf(canCopyInvitationLink(actor, target, now)),
      withdraw: refusalOf(canWithdrawInvitation(actor, target)),
    },
  };
}
