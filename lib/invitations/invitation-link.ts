import { findMemberAccess, findModules, type Reader } from '../access/queries/find-member-access';
import { levelsOf, resolveAccess, resolveGrants } from '../access/resolve-access';
import { includesLevel, levelOn } from '../core/access-level';
import type { HeldRole } from '../core/actor';
import { digestToken } from '../platform/crypto';
import { database } from '../platform/database';
import type { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import { isWithinReach } from './policy';

/** Why a link opens nothing any more. */
export type ClosedReason = 'used' | 'expired' | 'withdrawn' | 'superseded' | 'void';

const linkWithFacts = {
  invitation: {
    include: {
      project: true,
      member: { include: { user: true } },
    },
  },
} satisfies Prisma.InvitationLinkInclude;

type LinkFacts = Prisma.InvitationLinkGetPayload<{ include: typeof linkWithFacts }>;
type Inviter = { name: string; email: string; mayStillInvite: boolean };

/** A link that was once ours, with everything that decides what it opens now. */
export type InvitationLinkState = {
  invitation: LinkFacts['invitation'];
  inviter: Inviter | null;
  /** What the invitation gives, highest precedence first. */
  roles: HeldRole[];
} & (
  | { open: true; member: NonNullable<LinkFacts['invitation']['member']> }
  | { open: false; reason: ClosedReason }
);

/** Reads a link's state; null when no such link was ever made. Reading spends nothing. */
export async function findInvitationLink(
  token: string,
  now: Date,
  db: Pick<Tx, 'invitationLink' | '$queryRaw'> = database(),
): Promise<InvitationLinkState | null> {
  const link = await db.invitationLink.findUnique({
    where: { digest: digestToken(token) },
    include: linkWithFacts,
  });
  if (!link) return null;
  const { invitation } = link;
  const { inviter, roles } = await findInviter(db, invitation, now);
  const reason = closedReason(link, inviter, now);
  if (reason || !invitation.member) {
    return { invitation, inviter, roles, open: false, reason: reason ?? 'withdrawn' };
  }
  return { invitation, inviter, roles, open: true, member: invitation.member };
}

function closedReason(link: LinkFacts, inviter: Inviter | null, now: Date): ClosedReason | null {
  const { invitation } = link;
  if (invitation.acceptedAt) return 'used';
  if (invitation.withdrawnAt || invitation.member?.status !== 'INVITED') return 'withdrawn';
  if (link.supersededAt) return 'superseded';
  if (invitation.expiresAt <= now) return 'expired';
  // Without an inviter the operator invited, from the server itself.
  if (invitation.invitedById && !inviter?.mayStillInvite) return 'void';
  const { user } = invitation.member;
  return user.disabledAt || user.lockedAt ? 'void' : null;
}

/** An invitation is void when its inviter has lost the right to give what it gives. */
export async function findInviter(
  db: Reader,
  invitation: {
    projectId: string;
    invitedById: string | null;
    member: { userId: string } | null;
  },
  now: Date,
): Promise<{ inviter: Inviter | null; roles: HeldRole[] }> {
  const { projectId, invitedById, member } = invitation;
  const userIds = [invitedById, member?.userId].filter((id) => typeof id === 'string');
  const found = await findMemberAccess(db, projectId, userIds);
  const given = found.get(member?.userId ?? '')?.access;
  const giver = found.get(invitedById ?? '');
  const roles = [...(given?.roles ?? [])];
  if (!giver) return { inviter: null, roles };
  const modules = await findModules(db, projectId);
  const levels = levelsOf(resolveAccess(giver.access, modules, now));
  const mayStillInvite =
    includesLevel(levelOn(levels, 'users'), 'READ_WRITE') &&
    given !== undefined &&
    isWithinReach(
      { levels, scopes: giver.access.scopes, modules },
      { levels: levelsOf(resolveGrants(given, modules, now)), scopes: given.scopes },
    );
  return { inviter: { name: giver.name, email: giver.email, mayStillInvite }, roles };
}

/** Holds the invitation's rows until the transaction ends: of two acceptances one waits. */
export async function lockInvitationOf(tx: Tx, token: string): Promise<void> {
  await tx.$queryRaw`
    SELECT i.id FROM invitation_links l
    JOIN invitations i ON i.id = l.invitation_id
    JOIN members m ON m.id = i.member_id
    JOIN users u ON u.id = m.user_id
    WHERE l.digest = ${digestToken(token)}
    FOR UPDATE OF i, m, u`;
}
