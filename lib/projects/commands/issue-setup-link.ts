import { getEnv } from '../../platform/env';
import { transact, type Tx } from '../../platform/transact';
import { invitationUrl } from '../../invitations/invitation-mail';
import { renewLink } from '../../invitations/renew-link';
import { issueSetupToken } from '../setup-token';

/**
 * The link with which the operator goes on: to the set-up of a fresh installation, or to the
 * first Admin's unfinished one. Null when somebody can sign in and manage a project.
 */
export async function issueSetupLink(): Promise<string | null> {
  const now = new Date();
  return transact(async (tx) => {
    if (await tx.member.findFirst({ where: { status: 'ACTIVE' }, select: { id: true } })) {
      return null;
    }
    if (await tx.project.findFirst({ select: { id: true } })) return renewFirstInvitation(tx, now);
    return `${getEnv().APP_URL}/setup?token=${await issueSetupToken(tx, now)}`;
  });
}

/** The first Admin left half-way: their set-up starts anew from the password. */
async function renewFirstInvitation(tx: Tx, now: Date): Promise<string | null> {
  const invitation = await tx.invitation.findFirst({
    where: { invitedById: null, acceptedAt: null, withdrawnAt: null },
    include: { member: true, project: true },
    orderBy: { createdAt: 'asc' },
  });
  if (!invitation?.member) return null;
  const { id, project, member } = invitation;
  const { token } = await renewLink(tx, { id, project, member }, now);
  return invitationUrl(token);
}
