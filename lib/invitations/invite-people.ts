import type { RoleAccess } from '../access/resolve-access';
import { recordAudit, type AuditEntry } from '../audit/record-audit';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { assertMayGrantNow } from '../core/reauthentication';
import { displayName } from '../core/person-name';
import { overrideFacts, roleFacts, type ScopeEntry } from '../members/access-facts';
import { enqueueEmails } from '../outbox/enqueue-email';
import { digestToken, randomToken, timeOrderedId } from '../platform/crypto';
import { planOnce } from '../platform/plan-once';
import type { Tx } from '../platform/transact';
import { invitationMail } from './invitation-mail';
import { roleNamesOf } from './role-names';
import { invitationEnd } from './lifetime';
import {
  addInvitedMembers,
  ensureUsers,
  type InvitedUser,
  type Person,
  type SharedAccess,
} from './add-invited';

/** Somebody to invite, with the roles to give; the actor may give all of it. */
export type NewPerson = Person & {
  /** Their place in the form. */
  row: number;
  roles: (RoleAccess & { endsAt: Date | null })[];
};

export type InvitedPerson = NewPerson & { user: InvitedUser };
/** Somebody who is in the project already, and what there is to say about it. */
export type PresentPerson = NewPerson & { reason: string };

type Invitee = InvitedPerson & { memberId: string; token: string };

/**
 * Each gets a user where unknown, a membership with its access, an invitation with a link, an
 * audit row, and a mail in the outbox, by set-based statements.
 * @param entries the Product IDs and Gateway Reference IDs that the scopes name
 * @throws `reauthentication_required` where it invites an Admin
 */
export async function invitePeople(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  people: NewPerson[],
  access: SharedAccess,
  entries: readonly ScopeEntry[],
): Promise<{ invited: InvitedPerson[]; present: PresentPerson[] }> {
  if (people.length === 0) return { invited: [], present: [] };
  assertMayGrantNow(
    ctx,
    people.flatMap(({ roles }) => roles),
  );
  const users = await ensureUsers(tx, people, ctx.now);
  const userOf = new Map(users.map((user) => [user.email, user]));
  const known = people.flatMap((person) => {
    const user = userOf.get(person.email);
    return user ? [{ ...person, user }] : [];
  });
  const { projectId, now } = ctx;
  const added = await addInvitedMembers(
    tx,
    { id: projectId, invitedById: actor.userId, now, modules: actor.modules },
    known.map(({ user, roles }) => ({ userId: user.id, roles })),
    access,
  );
  const memberOf = new Map(added.map((member) => [member.userId, member.id]));
  const invited = known.flatMap((person): Invitee[] => {
    const memberId = memberOf.get(person.user.id);
    return memberId ? [{ ...person, memberId, token: randomToken() }] : [];
  });
  await createInvitations(tx, ctx, actor, invited, access);
  const shared = overrideFacts(access, actor.modules, entries);
  await recordAudit(
    tx,
    ctx,
    ...invited.map(({ user, roles }): AuditEntry => ({
      event: 'user.invited',
      projectId,
      target: { type: 'user', id: user.id, name: displayName(user), email: user.email },
      after: {
        status: 'INVITED',
        roles: roles.map((role) => role.name),
        ...roleFacts({ roles, endsAt: access.endsAt }),
        ...shared,
      },
    })),
  );
  const rest = known.filter(({ user }) => !memberOf.has(user.id));
  return { invited, present: await explainPresent(tx, projectId, rest) };
}

async function createInvitations(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  invited: Invitee[],
  { overrides }: SharedAccess,
): Promise<void> {
  if (invited.length === 0) return;
  const project = await tx.project.findUniqueOrThrow({
    where: { id: ctx.projectId },
    select: { invitationHours: true },
  });
  const expiresAt = invitationEnd(ctx.now, project);
  const messageIds = await enqueueEmails(
    tx,
    invited.map(({ user, roles, token }) =>
      invitationMail({
        inviter: actor,
        projectName: actor.projectName,
        user,
        roleNames: roleNamesOf({ roles, overrides }, ctx.now),
        token,
        expiresAt,
      }),
    ),
    ctx.now,
  );
  const rows = invited.map(({ memberId, user, token }, index) => ({
    id: timeOrderedId(ctx.now),
    ...{ memberId, email: user.email, messageId: messageIds[index] },
    link: Buffer.from(digestToken(token)).toString('base64'),
  }));
  await tx.$executeRaw`${planOnce}
    WITH row AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (
        id uuid, "memberId" uuid, email text, "messageId" uuid, link text)),
    invited AS (
      INSERT INTO invitations (
        id, project_id, member_id, email, invited_by_id, created_at, sent_at, expires_at,
        outbox_message_id)
      SELECT id, ${ctx.projectId}::uuid, "memberId", email, ${actor.userId}::uuid,
             ${ctx.now}::timestamptz, ${ctx.now}::timestamptz, ${expiresAt}::timestamptz,
             "messageId"
      FROM row)
    INSERT INTO invitation_links (digest, invitation_id, created_at)
    SELECT decode(link, 'base64'), id, ${ctx.now}::timestamptz FROM row`;
}

/** Why people who are in the project already are not invited again. */
export const presentReasons = {
  ACTIVE: 'This person is a user of this project already.',
  INVITED: 'This person has been invited already. Resend that invitation instead.',
  REVOKED: 'This person’s access to the project was revoked.',
};

async function explainPresent(
  tx: Tx,
  projectId: string,
  people: InvitedPerson[],
): Promise<PresentPerson[]> {
  if (people.length === 0) return [];
  const members = await tx.member.findMany({
    where: { projectId, userId: { in: people.map(({ user }) => user.id) } },
    select: { userId: true, status: true },
  });
  const statusOf = new Map(members.map((member) => [member.userId, member.status]));
  return people.map((person) => ({
    ...person,
    reason: presentReasons[statusOf.get(person.user.id) ?? 'ACTIVE'],
  }));
}
