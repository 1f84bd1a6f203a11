import { findMemberAccess, type Reader } from '../access/queries/find-member-access';
import {
  levelsOf,
  resolveAccess,
  resolveGrants,
  type MemberAccess,
} from '../access/resolve-access';
import { includesLevel, levelOn } from '../core/access-level';
import type { Module } from '../core/module';
import { canGiveAll } from './policy';

/** Whether whoever sent an invitation may give what it gives, at this moment. */
export function mayStillInvite(
  giver: MemberAccess,
  given: MemberAccess,
  modules: Module[],
  now: Date,
): boolean {
  const levels = levelsOf(resolveAccess(giver, modules, now));
  return (
    includesLevel(levelOn(levels, 'users'), 'READ_WRITE') &&
    canGiveAll(
      // It is the person who answers for it, by whatever it was sent.
      { levels, scopes: giver.scopes, modules, passcode: null },
      { ...given, levels: levelsOf(resolveGrants(given, modules, now)) },
      now,
    ).allowed
  );
}

type Sent = {
  invitationId: string;
  invitedById: string | null;
  member: { access: MemberAccess } | null;
};

/**
 * The IDs of the invitations that are void, since whoever sent them has lost the right to give
 * what they give. One query for all of them.
 */
export async function findVoidInvitations(
  db: Reader,
  { projectId, modules }: { projectId: string; modules: Module[] },
  invitations: readonly Sent[],
  now: Date,
): Promise<Set<string>> {
  // Without an inviter the operator invited, from the server itself.
  const inviterIds = invitations.flatMap(({ invitedById }) => invitedById ?? []);
  if (inviterIds.length === 0) return new Set();
  const givers = await findMemberAccess(db, projectId, [...new Set(inviterIds)]);
  const isVoid = ({ invitedById, member }: Sent) => {
    if (invitedById === null || !member) return false;
    const giver = givers.get(invitedById);
    return !giver || !mayStillInvite(giver.access, member.access, modules, now);
  };
  return new Set(invitations.filter(isVoid).map(({ invitationId }) => invitationId));
}
