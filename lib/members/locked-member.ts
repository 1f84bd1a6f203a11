import type { MemberWithAccess } from '../access/queries/find-member-access';
import { levelsOf, resolveGrants } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';
import { holdPeople } from './hold-people';
import type { TargetMember } from './policy';

/** Who acts on whom, with what holds for both until the transaction ends. */
export type LockedMember = {
  actor: Actor;
  member: MemberWithAccess;
  target: TargetMember;
};

/**
 * Locks what an act on one member's access depends on. Whoever may write users is acted on with the
 * project held alone, as the check for the last usable Admin needs it: of two Admins who demote each
 * other at the same moment the second waits, and then learns that they are none any more.
 * @throws `not_found` for somebody who is not in the project; `forbidden` without write access to
 * Users, or when the actor's own access has just gone
 */
export async function lockMember(tx: Tx, ctx: Context, userId: string): Promise<LockedMember> {
  const { actor, memberships } = await holdPeople(tx, ctx, [userId], 'membership', 'shared');
  const member = memberships.find((it) => it.userId === userId && it.projectId === ctx.projectId);
  if (!member) throw new AppError('not_found', 'There is no such user in this project.');
  const levels = levelsOf(resolveGrants(member.access, actor.modules, ctx.now));
  return { actor, member, target: { userId, name: member.name, levels } };
}
