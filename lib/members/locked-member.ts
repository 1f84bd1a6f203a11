import { findMemberAccess, type MemberWithAccess } from '../access/queries/find-member-access';
import { levelsOf, resolveGrants } from '../access/resolve-access';
import { lockActor } from '../auth/lock-actor';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';
import { lockProjectAccess } from '../access/queries/lock-access';
import type { TargetMember } from './policy';

/** Who acts on whom, with what holds for both until the transaction ends. */
export type LockedMember = {
  actor: Actor;
  member: MemberWithAccess;
  target: TargetMember;
};

/**
 * Locks what an act on one member's access depends on. An Admin is acted on with the project held
 * alone, since the check for the last usable one needs that at the end: of two Admins who demote
 * each other at the same moment the second waits, and then learns that they are none any more.
 * @throws `not_found` for somebody who is not in the project; `forbidden` when the actor's own
 * access has just gone
 */
export async function lockMember(tx: Tx, ctx: Context, userId: string): Promise<LockedMember> {
  const isAdmin = await tx.memberRole.count({
    where: { projectId: ctx.projectId, member: { userId }, role: { systemRole: 'ADMIN' } },
  });
  await lockProjectAccess(tx, ctx.projectId, isAdmin > 0 ? 'exclusive' : 'shared');
  const actor = await lockActor(tx, ctx);
  await tx.$queryRaw`
    SELECT id FROM members
    WHERE project_id = ${ctx.projectId}::uuid AND user_id = ${userId}::uuid FOR UPDATE`;
  const found = await findMemberAccess(tx, ctx.projectId, [userId]);
  const member = found.get(userId);
  if (!member) throw new AppError('not_found', 'There is no such user in this project.');
  const levels = levelsOf(resolveGrants(member.access, actor.modules, ctx.now));
  return { actor, member, target: { userId, name: member.name, levels } };
}
