import { findMemberAccess } from '../../access/queries/find-member-access';
import { recordAudit } from '../../audit/record-audit';
import type { RequestContext } from '../../core/context';
import { isAppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { getEnv } from '../../platform/env';
import { consumeRateLimit, type RateLimit } from '../../platform/rate-limit';
import { transact, type Tx } from '../../platform/transact';
import { lockProjectAccess } from '../../auth/lock-access';
import { signUpIsOpen } from '../../projects/sign-up-open';
import { findInvitationLink, type InvitationLinkState } from '../invitation-link';
import { invitationMail } from '../invitation-mail';
import { renewLink } from '../renew-link';
import { roleNamesOf } from '../role-names';
import { lockInvitation } from '../store';

/** One request an hour for each invitation is enough to be noticed. */
const renewalRate: RateLimit = { name: 'invitation-renewal', points: 1, seconds: 3600 };

/**
 * Asks the inviter, or an Admin when the inviter can no longer invite, for a new link. Who signed
 * up, and so is their project's only user, is mailed one. Asking again within the hour changes
 * nothing and says the same.
 */
export async function requestNewInvitation(
  ctx: RequestContext,
  input: { link: string },
): Promise<void> {
  const state = await findInvitationLink(input.link, ctx.now);
  if (!state || state.open || state.reason === 'used') return;
  try {
    await consumeRateLimit(renewalRate, state.invitation.id);
  } catch (error) {
    if (isAppError(error, 'rate_limited')) return;
    throw error;
  }
  await transact((tx) => mailRequest(tx, ctx, state));
}

async function mailRequest(
  tx: Tx,
  ctx: RequestContext,
  { invitation, inviter }: InvitationLinkState,
): Promise<void> {
  const recipient = inviter?.mayStillInvite
    ? inviter
    : await findAdmin(tx, invitation.projectId, ctx.now);
  if (!recipient) return mailNewLink(tx, ctx, invitation);
  const user = invitation.member?.user;
  const usersPath = `${getEnv().APP_URL}/${invitation.project.slug}/users`;
  await recordAudit(tx, ctx, {
    event: 'invitation.renewal_requested',
    projectId: invitation.projectId,
    target: { type: 'invitation', id: invitation.id, email: invitation.email },
  });
  await enqueueEmail(
    tx,
    {
      template: 'invitation-renewal-request',
      to: recipient.email,
      props: {
        inviterName: recipient.name,
        personName: user ? displayName(user) : invitation.email,
        personEmail: invitation.email,
        projectName: invitation.project.name,
        userLink: user ? `${usersPath}/${user.id}` : `${usersPath}?panel=invite`,
      },
    },
    ctx.now,
  );
}

/** The address was proven when its owner signed up, and the link goes to nobody else. */
async function mailNewLink(
  tx: Tx,
  ctx: RequestContext,
  { id, projectId }: InvitationLinkState['invitation'],
): Promise<void> {
  await lockProjectAccess(tx, projectId, 'shared');
  const { member, project, ...invitation } = await lockInvitation(tx, projectId, id);
  const isOwn = invitation.invitedById === null && (await signUpIsOpen(tx));
  if (!isOwn || member?.status !== 'INVITED' || invitation.withdrawnAt) return;
  const { user } = member;
  if (user.disabledAt || user.lockedAt) return;
  const { token, expiresAt } = await renewLink(tx, { id, project, member }, ctx.now);
  await recordAudit(tx, ctx, {
    event: 'invitation.resent',
    projectId,
    target: { type: 'user', id: user.id, name: displayName(user), email: user.email },
    before: { expiresAt: invitation.expiresAt.toISOString() },
    after: { expiresAt: expiresAt.toISOString() },
  });
  const access = (await findMemberAccess(tx, projectId, [user.id])).get(user.id)?.access;
  await enqueueEmail(
    tx,
    invitationMail({
      inviter: null,
      projectName: project.name,
      user,
      roleNames: access ? roleNamesOf(access, ctx.now) : [],
      token,
      expiresAt,
    }),
    ctx.now,
  );
}

async function findAdmin(
  tx: Tx,
  projectId: string,
  now: Date,
): Promise<{ name: string; email: string } | null> {
  const lasts = { OR: [{ endsAt: null }, { endsAt: { gt: now } }] };
  const admin = await tx.member.findFirst({
    where: {
      projectId,
      status: 'ACTIVE',
      ...lasts,
      user: { disabledAt: null, lockedAt: null, activatedAt: { not: null } },
      roles: { some: { ...lasts, role: { systemRole: 'ADMIN' } } },
    },
    include: { user: true },
    orderBy: { createdAt: 'asc' },
  });
  return admin && { name: displayName(admin.user), email: admin.user.email };
}
