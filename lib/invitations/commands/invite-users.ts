import { findRoles } from '../../access/queries/find-member-access';
import { recordAudit, type AuditEntry } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Actor } from '../../core/actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { displayName } from '../../core/person-name';
import { canWriteUsers } from '../../members/policy';
import { enqueueEmails } from '../../outbox/enqueue-email';
import { digestToken, randomToken } from '../../platform/crypto';
import { transact, type Tx } from '../../platform/transact';
import { lockProjectAccess } from '../../projects/access-lock';
import { checkRows, type FailedRow, type GoodRow } from '../check-rows';
import { invitationMail } from '../invitation-mail';
import { invitationMs } from '../limits';
import type { InviteUsersInput } from '../schema';
import { addInvitedMembers, ensureUsers, type InvitedUser } from '../store';

export type InviteUsersResult = {
  invited: { row: number; email: string }[];
  failed: FailedRow[];
};

/**
 * Invites up to fifty people: each gets a user where unknown, a membership with its role, an
 * invitation with a link, and a mail in the outbox, all in one transaction of set-based
 * statements. Rows that cannot be invited fail alone, each with its reason.
 * @throws `forbidden` without write access to Users
 */
export async function inviteUsers(
  ctx: Context,
  input: InviteUsersInput,
): Promise<InviteUsersResult> {
  return transact(async (tx) => {
    await lockProjectAccess(tx, ctx.projectId, 'shared');
    const actor = await lockActor(tx, ctx);
    assertAllowed(canWriteUsers(actor));
    const roles = await findRoles(tx, ctx.projectId);
    const { good, failed, overreaching } = checkRows(input.rows, actor, roles);
    const refusals = overreaching.map((row): AuditEntry => ({
      event: 'user.invited',
      outcome: 'REFUSED',
      projectId: ctx.projectId,
      target: { type: 'user', id: null, email: row.email },
      after: { roles: [row.role.name] },
      reason: row.reason,
    }));
    const { invited, entries, present } = await inviteAll(tx, ctx, actor, good);
    await recordAudit(tx, ctx, ...entries, ...refusals);
    return {
      invited: invited.map(({ row, email }) => ({ row, email })),
      failed: [...failed, ...present].sort((a, b) => a.row - b.row),
    };
  });
}

type Invitee = GoodRow & { user: InvitedUser; memberId: string; token: string };

async function inviteAll(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  rows: GoodRow[],
): Promise<{ invited: Invitee[]; entries: AuditEntry[]; present: FailedRow[] }> {
  if (rows.length === 0) return { invited: [], entries: [], present: [] };
  const users = await ensureUsers(
    tx,
    rows.map((row) => row.email),
    ctx.now,
  );
  const userOf = new Map(users.map((user) => [user.email, user]));
  const people = rows.flatMap((row) => {
    const user = userOf.get(row.email);
    return user ? [{ ...row, user }] : [];
  });
  const added = await addInvitedMembers(
    tx,
    { id: ctx.projectId, invitedById: actor.userId, now: ctx.now },
    people.map(({ user, role }) => ({ userId: user.id, roleId: role.id })),
  );
  const memberOf = new Map(added.map((member) => [member.userId, member.id]));
  const invited = people.flatMap((person) => {
    const memberId = memberOf.get(person.user.id);
    return memberId ? [{ ...person, memberId, token: randomToken() }] : [];
  });
  await createInvitations(tx, ctx, actor, invited);
  return {
    invited,
    entries: invited.map(({ user, role }) => ({
      event: 'user.invited',
      projectId: ctx.projectId,
      target: { type: 'user', id: user.id, name: displayName(user), email: user.email },
      after: { roles: [role.name], status: 'INVITED' },
    })),
    present: await explainPresent(
      tx,
      ctx,
      people.filter(({ user }) => !memberOf.has(user.id)),
    ),
  };
}

async function createInvitations(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  invited: Invitee[],
): Promise<void> {
  if (invited.length === 0) return;
  const expiresAt = new Date(ctx.now.getTime() + invitationMs);
  const messageIds = await enqueueEmails(
    tx,
    invited.map(({ user, role, token }) =>
      invitationMail({
        inviter: actor,
        projectName: actor.projectName,
        user,
        roleNames: [role.name],
        token,
        expiresAt,
      }),
    ),
    ctx.now,
  );
  const invitations = await tx.invitation.createManyAndReturn({
    data: invited.map(({ memberId, user }, index) => ({
      projectId: ctx.projectId,
      memberId,
      email: user.email,
      invitedById: actor.userId,
      createdAt: ctx.now,
      sentAt: ctx.now,
      expiresAt,
      outboxMessageId: messageIds[index],
    })),
    select: { id: true, memberId: true },
  });
  const tokenOf = new Map(invited.map(({ memberId, token }) => [memberId, token]));
  await tx.invitationLink.createMany({
    data: invitations.map(({ id, memberId }) => ({
      digest: digestToken(tokenOf.get(memberId ?? '') ?? randomToken()),
      invitationId: id,
      createdAt: ctx.now,
    })),
  });
}

/** Why people who are in the project already were not invited again. */
async function explainPresent(
  tx: Tx,
  ctx: Context,
  people: (GoodRow & { user: InvitedUser })[],
): Promise<FailedRow[]> {
  if (people.length === 0) return [];
  const members = await tx.member.findMany({
    where: { projectId: ctx.projectId, userId: { in: people.map(({ user }) => user.id) } },
    select: { userId: true, status: true },
  });
  const statusOf = new Map(members.map((member) => [member.userId, member.status]));
  const reasons = {
    ACTIVE: 'This person is a user of this project already.',
    INVITED: 'This person has been invited already. Resend that invitation instead.',
    REVOKED: 'This person’s access to the project was revoked.',
  };
  return people.map(({ row, email, user }) => ({
    row,
    email,
    reason: reasons[statusOf.get(user.id) ?? 'ACTIVE'],
  }));
}
