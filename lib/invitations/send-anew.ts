import { recordManyAudits } from '../audit/record-audit';
import { resetUnfinishedSetUp } from '../auth/reset-set-up';
import type { Actor, HeldRole } from '../core/actor';
import type { Context } from '../core/context';
import { assertMayGrantNow } from '../core/reauthentication';
import { dropQueuedEmails } from '../outbox/drop-queued-emails';
import { enqueueEmails } from '../outbox/enqueue-email';
import { digestToken, randomToken } from '../platform/crypto';
import type { Tx } from '../platform/transact';
import { invitationMail } from './invitation-mail';
import { invitationEnd } from './lifetime';

/** An open invitation that the actor may send. */
export type SendableInvitation = {
  id: string;
  sentAt: Date;
  expiresAt: Date;
  outboxMessageId: string | null;
  user: { id: string; email: string; name: string; activatedAt: Date | null };
  roleNames: string[];
  /** What sending it gives anew. */
  roles: readonly Pick<HeldRole, 'systemRole'>[];
};

/**
 * Sends fresh links by set-based statements: earlier ones end, the access stays, the time starts
 * anew, and whoever sends answers for it from now on. A set-up that was begun and not finished
 * starts anew as well, so that nobody who got at an earlier link goes on with it. The project's
 * access and the invitations have to be held.
 * @returns until when the new links work
 * @throws `reauthentication_required` where one of them makes an Admin
 */
export async function sendAnew(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  invitations: readonly SendableInvitation[],
): Promise<Date> {
  assertMayGrantNow(
    ctx,
    invitations.flatMap(({ roles }) => roles),
  );
  const { now, projectId } = ctx;
  const project = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { name: true, invitationHours: true },
  });
  const expiresAt = invitationEnd(now, project);
  if (invitations.length === 0) return expiresAt;
  const ids = invitations.map(({ id }) => id);
  await resetUnfinishedSetUp(tx, ...invitations.map(({ user }) => user.id));
  await dropQueuedEmails(
    tx,
    invitations.flatMap(({ outboxMessageId }) => outboxMessageId ?? []),
    now,
  );
  await tx.$executeRaw`
    UPDATE invitation_links SET superseded_at = ${now}::timestamptz
    WHERE invitation_id = ANY(${ids}::uuid[]) AND superseded_at IS NULL`;
  const tokens = invitations.map(() => randomToken());
  const messageIds = await enqueueEmails(
    tx,
    invitations.map(({ user, roleNames }, index) =>
      invitationMail({
        inviter: actor,
        projectName: project.name,
        user,
        roleNames,
        token: tokens[index] ?? randomToken(),
        expiresAt,
      }),
    ),
    now,
  );
  await tx.$executeRaw`
    UPDATE invitations i
    SET invited_by_id = ${actor.userId}::uuid, sent_at = ${now}::timestamptz,
        expires_at = ${expiresAt}::timestamptz, outbox_message_id = sent.message_id
    FROM unnest(${ids}::uuid[], ${messageIds}::uuid[]) sent (id, message_id)
    WHERE i.id = sent.id`;
  await tx.invitationLink.createMany({
    data: invitations.map(({ id }, index) => ({
      digest: digestToken(tokens[index] ?? randomToken()),
      invitationId: id,
      createdAt: now,
    })),
  });
  await recordManyAudits(
    tx,
    ctx,
    invitations.map(({ user, sentAt, expiresAt: until }) => ({
      event: 'invitation.resent',
      projectId,
      target: { type: 'user', id: user.id, name: user.name, email: user.email },
      before: { sentAt: sentAt.toISOString(), expiresAt: until.toISOString() },
      after: { sentAt: now.toISOString(), expiresAt: expiresAt.toISOString() },
    })),
  );
  return expiresAt;
}
