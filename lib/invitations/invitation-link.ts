import { findMemberAccess, findModules, type Reader } from '../access/queries/find-member-access';
import { digestToken } from '../platform/crypto';
import { database } from '../platform/database';
import type { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import { lockProjectAccess } from '../auth/lock-access';
import { mayStillInvite } from './lost-rights';
import { roleNamesOf } from './role-names';

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
  /** As what the person is invited, highest precedence first. */
  roleNames: string[];
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
  const { inviter, roleNames } = await findInviter(db, invitation, now);
  const reason = closedReason(link, inviter, now);
  if (reason || !invitation.member) {
    return { invitation, inviter, roleNames, open: false, reason: reason ?? 'withdrawn' };
  }
  return { invitation, inviter, roleNames, open: true, member: invitation.member };
}

function closedReason(link: LinkFacts, inviter: Inviter | null, now: Date): ClosedReason | null {
  const { invitation } = link;
  if (invitation.acceptedAt) return 'used';
  if (invitation.withdrawnAt || invitation.member?.status !== 'INVITED') return 'withdrawn';
  if (link.supersededAt) return 'superseded';
  if (invitation.expiresAt <= now) return 'expired';
  const { endsAt } = invitation.member;
  if (endsAt && endsAt <= now) return 'expired';
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
): Promise<{ inviter: Inviter | null; roleNames: string[] }> {
  const { projectId, invitedById, member } = invitation;
  const userIds = [invitedById, member?.userId].filter((id) => typeof id === 'string');
  const found = await findMemberAccess(db, projectId, userIds);
  const given = found.get(member?.userId ?? '')?.access;
  const giver = found.get(invitedById ?? '');
  const roleNames = given ? roleNamesOf(given, now) : [];
  if (!giver) return { inviter: null, roleNames };
  const modules = await findModules(db, projectId);
  const mayInvite = given !== undefined && mayStillInvite(giver.access, given, modules, now);
  const { name, email } = giver;
  return { inviter: { name, email, mayStillInvite: mayInvite }, roleNames };
}

/**
 * Holds the invitation's rows until the transaction ends: of two acceptances one waits. The
 * project's access comes first, as everywhere: accepting gives access.
 */
export async function lockInvitationOf(tx: Tx, token: string): Promise<void> {
  const digest = digestToken(token);
  const link = await tx.invitationLink.findUnique({
    where: { digest },
    select: { invitation: { select: { projectId: true } } },
  });
  if (!link) return;
  await lockProjectAccess(tx, link.invitation.projectId, 'shared');
  await tx.$queryRaw`
    SELECT i.id FROM invitation_links l
    JOIN invitations i ON i.id = l.invitation_id
    JOIN members m ON m.id = i.member_id
    JOIN users u ON u.id = m.user_id
    WHERE l.digest = ${digest}
    FOR UPDATE OF i, u FOR NO KEY UPDATE OF m`;
}
