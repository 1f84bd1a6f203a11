import { findMemberAccess, findModules } from '../access/queries/find-member-access';
import { levelsOf, resolveGrants } from '../access/resolve-access';
import type { RequestContext } from '../core/context';
import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';
import type { InvitedTarget } from './policy';
import { roleNamesOf } from './role-names';
import type { LockedInvitation } from './store';

type PendingMember = NonNullable<LockedInvitation['member']>;

/** An invitation that waits for its person. */
export type PendingInvitation = {
  invitation: LockedInvitation;
  memberId: string;
  user: PendingMember['user'];
  /** As what they are invited. */
  roleNames: string[];
  target: InvitedTarget;
};

/** @throws `conflict` with a sentence that says how the invitation ended */
export async function requirePending(
  tx: Tx,
  ctx: RequestContext,
  invitation: LockedInvitation,
): Promise<PendingInvitation> {
  const { member, projectId } = invitation;
  if (invitation.acceptedAt || member?.status === 'ACTIVE') {
    throw new AppError('conflict', `${invitation.email} has accepted this invitation already.`);
  }
  const found = member && (await findMemberAccess(tx, projectId, [member.userId]));
  const given = found?.get(member?.userId ?? '');
  if (invitation.withdrawnAt || member?.status !== 'INVITED' || !given) {
    throw new AppError('conflict', 'This invitation was withdrawn.');
  }
  const { access, userId, name } = given;
  const levels = levelsOf(resolveGrants(access, await findModules(tx, projectId), ctx.now));
  return {
    invitation,
    memberId: member.id,
    user: member.user,
    roleNames: roleNamesOf(access, ctx.now),
    target: { ...access, userId, name, levels },
  };
}
