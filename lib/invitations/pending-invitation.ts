import { AppError } from '../core/errors';
import { displayName } from '../core/person-name';
import type { InvitedTarget } from './policy';
import type { LockedInvitation } from './store';

type PendingMember = NonNullable<LockedInvitation['member']>;

/** An invitation that waits for its person. */
export type PendingInvitation = {
  invitation: LockedInvitation;
  memberId: string;
  user: PendingMember['user'];
  roles: PendingMember['roles'][number]['role'][];
};

/** @throws `conflict` with a sentence that says how the invitation ended */
export function requirePending(invitation: LockedInvitation): PendingInvitation {
  const { member } = invitation;
  if (invitation.acceptedAt || member?.status === 'ACTIVE') {
    throw new AppError('conflict', `${invitation.email} has accepted this invitation already.`);
  }
  if (invitation.withdrawnAt || member?.status !== 'INVITED') {
    throw new AppError('conflict', 'This invitation was withdrawn.');
  }
  const roles = member.roles
    .map(({ role }) => role)
    .sort((a, b) => b.precedence - a.precedence || a.name.localeCompare(b.name));
  return { invitation, memberId: member.id, user: member.user, roles };
}

export function targetOf({ user, roles }: PendingInvitation): InvitedTarget {
  return { name: displayName(user), roles };
}
