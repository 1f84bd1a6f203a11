import {
  memberAccessJson,
  memberAccessOf,
  type MemberAccessJson,
} from '../access/queries/access-json';
import type { Reader } from '../access/queries/find-member-access';
import type { MemberAccess } from '../access/resolve-access';
import { displayName } from '../core/person-name';
import type { MailStatus } from '../core/mail-status';
import { mailStatusOf } from '../outbox/mail-status';
import { Prisma } from '../platform/generated/client';
import { invitationStatusSql } from './invitation-conditions';
import type { InvitationStatus } from './listing-schema';

/** An invitation with everything that screens tell of it and acts on it depend on. */
export type InvitationRecord = {
  invitationId: string;
  email: string;
  status: InvitationStatus;
  sentAt: Date;
  expiresAt: Date;
  /** When it was accepted or withdrawn. */
  endedAt: Date | null;
  invitedById: string | null;
  /** Null when the operator sent it, or whoever did is gone. */
  sentBy: string | null;
  outboxMessageId: string | null;
  mail: MailStatus | null;
  /** Whom it is for, while the membership is there. */
  member: InvitedPerson | null;
};

type InvitedPerson = {
  memberId: string;
  userId: string;
  email: string;
  name: string;
  activatedAt: Date | null;
  access: MemberAccess;
};

type Row = Omit<InvitationRecord, 'sentBy' | 'mail' | 'member'> & {
  inviterEmail: string | null;
  inviterFirstName: string | null;
  inviterLastName: string | null;
  memberId: string | null;
  userId: string | null;
  userEmail: string | null;
  firstName: string | null;
  lastName: string | null;
  activatedAt: Date | null;
  access: MemberAccessJson | null;
  mailStatus: 'QUEUED' | 'SENT' | 'FAILED' | null;
  attempts: number | null;
  lastError: string | null;
  nextAttemptAt: Date | null;
  mailSentAt: Date | null;
};

/** The invitations of these IDs, newest sent first. @param ids a list, or a query that answers one column */
export async function findInvitations(
  db: Reader,
  ids: Prisma.Sql,
  now: Date,
): Promise<InvitationRecord[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT i.id AS "invitationId", i.email, ${invitationStatusSql(now)} AS status,
           i.sent_at AS "sentAt", i.expires_at AS "expiresAt",
           COALESCE(i.accepted_at, i.withdrawn_at) AS "endedAt",
           i.invited_by_id AS "invitedById", i.outbox_message_id AS "outboxMessageId",
           iu.email AS "inviterEmail", iu.first_name AS "inviterFirstName",
           iu.last_name AS "inviterLastName",
           m.id AS "memberId", u.id AS "userId", u.email AS "userEmail",
           u.first_name AS "firstName", u.last_name AS "lastName", u.activated_at AS "activatedAt",
           CASE WHEN m.id IS NOT NULL THEN ${memberAccessJson} END AS access,
           o.status AS "mailStatus", o.attempts, o.last_error AS "lastError",
           o.next_attempt_at AS "nextAttemptAt", o.sent_at AS "mailSentAt"
    FROM invitations i
    LEFT JOIN members m ON m.id = i.member_id
    LEFT JOIN users u ON u.id = m.user_id
    LEFT JOIN users iu ON iu.id = i.invited_by_id
    LEFT JOIN outbox_messages o ON o.id = i.outbox_message_id
    WHERE i.id IN (${ids})
    ORDER BY i.sent_at DESC, i.id DESC`;
  return rows.map((row) => ({
    invitationId: row.invitationId,
    email: row.email,
    status: row.status,
    sentAt: row.sentAt,
    expiresAt: row.expiresAt,
    endedAt: row.endedAt,
    invitedById: row.invitedById,
    sentBy: inviterName(row),
    outboxMessageId: row.outboxMessageId,
    mail: mailOf(row),
    member: memberOf(row),
  }));
}

function inviterName({ inviterEmail, inviterFirstName, inviterLastName }: Row): string | null {
  if (inviterEmail === null) return null;
  return displayName({
    email: inviterEmail,
    firstName: inviterFirstName ?? '',
    lastName: inviterLastName ?? '',
  });
}

function mailOf({ mailStatus, attempts, lastError, nextAttemptAt, mailSentAt }: Row) {
  if (mailStatus === null || attempts === null || nextAttemptAt === null) return null;
  return mailStatusOf({
    status: mailStatus,
    attempts,
    lastError,
    nextAttemptAt,
    sentAt: mailSentAt,
  });
}

function memberOf(row: Row): InvitedPerson | null {
  const { memberId, userId, userEmail, firstName, lastName, activatedAt, access } = row;
  if (memberId === null || userId === null || userEmail === null || access === null) return null;
  const names = { email: userEmail, firstName: firstName ?? '', lastName: lastName ?? '' };
  return {
    memberId,
    userId,
    email: userEmail,
    name: displayName(names),
    activatedAt,
    access: memberAccessOf(access),
  };
}
