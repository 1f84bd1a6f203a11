import { findMemberAccess, findModules } from '../access/queries/find-member-access';
import { levelsOf, resolveGrants } from '../access/resolve-access';
import { lockActor } from '../auth/lock-actor';
import type { Actor } from '../core/actor';
import type { Context, RequestContext } from '../core/context';
import { AppError } from '../core/errors';
import { canWriteUsers } from '../members/policy';
import type { Tx } from '../platform/transact';
import type { InvitedTarget } from './policy';
import { roleNamesOf } from './role-names';
import { lockInvitation, type LockedInvitation } from './store';

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

/**
 * Begins a write on one invitation: holds the project's access with others, the actor, and the
 * invitation.
 * @throws `not_found`; `forbidden` without write access to Users; `stale`
 */
export async function holdInvitation(
  tx: Tx,
  ctx: Context,
  invitationId: string,
): Promise<{ actor: Actor; found: LockedInvitation }> {
  const actor = await lockActor(tx, ctx, 'shared', canWriteUsers);
  const found = await lockInvitation(tx, ctx.projectId, invitationId);
  await ctx.assertCurrent?.();
  return { actor, found };
}

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
