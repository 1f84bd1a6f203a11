import type { InvitationTarget } from '@/components/users/invitation-acts';
import type { UserRow } from '@/components/users/users-table';
import { levelsOf, resolveGrants } from '@/lib/access/resolve-access';
import { roleSummary } from '@/lib/access/role-summary';
import type { Actor } from '@/lib/core/actor';
import {
  canCopyInvitationLink,
  canResendInvitation,
  canWithdrawInvitation,
} from '@/lib/invitations/policy';
import { refusalOf } from '@/lib/core/decision';
import { canEditAccess } from '@/lib/members/policy';
import type { Elsewhere } from '@/lib/members/person-policy';
import type { MemberRow } from '@/lib/members/member-rows';
import { openActsOf } from './open-acts';

/** A row as the table shows it, with what this viewer may do about it. */
export function toUserRow(
  actor: Actor,
  row: MemberRow,
  elsewhere: Elsewhere | undefined,
  now: Date,
): UserRow {
  const { invitation, access, activated: _, ...facts } = row;
  const mayWrite = actor.may('users', 'READ_WRITE');
  const levels = levelsOf(resolveGrants(access, actor.modules, now));
  return {
    ...facts,
    role: roleSummary(access, now),
    editRefusal: mayWrite ? refusalOf(canEditAccess(actor, { ...facts, levels })) : undefined,
    mail: invitation?.mail ? { ...invitation.mail, expired: invitation.expiresAt <= now } : null,
    invitation: mayWrite ? invitationTarget(actor, row, now) : undefined,
    acts: openActsOf(actor, row, elsewhere, now),
  };
}

export function invitationTarget(
  actor: Actor,
  {
    userId,
    name,
    access,
    invitation,
  }: Pick<MemberRow, 'userId' | 'name' | 'access' | 'invitation'>,
  now: Date,
): InvitationTarget | undefined {
  if (!invitation) return undefined;
  const target = {
    ...access,
    userId,
    name,
    levels: levelsOf(resolveGrants(access, actor.modules, now)),
    expiresAt: invitation.expiresAt,
  };
  return {
    invitationId: invitation.id,
    name,
    lastSentAt: invitation.sentAt.toISOString(),
    refusals: {
      resend: refusalOf(canResendInvitation(actor, target, now)),
      copyLink: refusalOf(canCopyInvitationLink(actor, target, now)),
      withdraw: refusalOf(canWithdrawInvitation(actor, target)),
    },
  };
}
