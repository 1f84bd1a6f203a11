import { isWithin, type RoleGrants } from '../access/system-roles';
import { includesLevel } from '../core/access-level';
import { consoleLevelsOf } from '../access/system-roles';
import { displayName } from '../core/person-name';
import { digestToken } from '../platform/crypto';
import { database } from '../platform/database';
import type { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';

/** Why a link opens nothing any more. */
export type ClosedReason = 'used' | 'expired' | 'withdrawn' | 'superseded' | 'void';

const linkWithFacts = {
  invitation: {
    include: {
      project: true,
      member: { include: { user: true, roles: { include: { role: true } } } },
    },
  },
} satisfies Prisma.InvitationLinkInclude;

type LinkFacts = Prisma.InvitationLinkGetPayload<{ include: typeof linkWithFacts }>;
type Inviter = { name: string; email: string; mayStillInvite: boolean };

/** A link that was once ours, with everything that decides what it opens now. */
export type InvitationLinkState = {
  invitation: LinkFacts['invitation'];
  inviter: Inviter | null;
} & (
  | { open: true; member: NonNullable<LinkFacts['invitation']['member']> }
  | { open: false; reason: ClosedReason }
);

/** Reads a link's state; null when no such link was ever made. Reading spends nothing. */
export async function findInvitationLink(
  token: string,
  now: Date,
  db: Pick<Tx, 'invitationLink' | 'member'> = database(),
): Promise<InvitationLinkState | null> {
  const link = await db.invitationLink.findUnique({
    where: { digest: digestToken(token) },
    include: linkWithFacts,
  });
  if (!link) return null;
  const { invitation } = link;
  const roles = invitation.member?.roles.map(({ role }) => role) ?? [];
  const inviter = await findInviter(db, invitation, roles, now);
  const reason = closedReason(link, inviter, now);
  if (reason || !invitation.member) {
    return { invitation, inviter, open: false, reason: reason ?? 'withdrawn' };
  }
  return { invitation, inviter, open: true, member: invitation.member };
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
  db: Pick<Tx, 'member'>,
  invitation: { projectId: string; invitedById: string | null },
  given: RoleGrants[],
  now: Date,
): Promise<Inviter | null> {
  if (!invitation.invitedById) return null;
  const member = await db.member.findUnique({
    where: {
      projectId_userId: { projectId: invitation.projectId, userId: invitation.invitedById },
    },
    include: {
      user: true,
      roles: {
        where: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
        include: { role: true },
      },
    },
  });
  if (!member) return null;
  const held = member.roles.map(({ role }) => role);
  const inForce =
    member.status === 'ACTIVE' &&
    !member.user.disabledAt &&
    !member.user.lockedAt &&
    (member.endsAt === null || member.endsAt > now);
  return {
    name: displayName(member.user),
    email: member.user.email,
    mayStillInvite:
      inForce && includesLevel(consoleLevelsOf(held).users, 'READ_WRITE') && isWithin(given, held),
  };
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
