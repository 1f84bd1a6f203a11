import {
  memberAccessJson,
  memberAccessOf,
  type MemberAccessJson,
} from '../../access/queries/access-json';
import type { MemberAccess } from '../../access/resolve-access';
import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { displayName } from '../../core/person-name';
import { mailStatusOf } from '../../outbox/mail-status';
import {
  currentPasscodeColumns,
  currentPasscodeOf,
  joinCurrentPasscode,
  type CurrentPasscodeRow,
} from '../../passcodes/passcode-condition';
import type { PasscodeStatus } from '../../passcodes/schema';
import { passcodeStatusOf } from '../../passcodes/status';
import { database } from '../../platform/database';
import { Prisma } from '../../platform/generated/client';
import { decodeCursor, encodeCursor, type MemberCursor } from '../cursor';
import { canReadUsers } from '../policy';
import { membersPerPage, type MemberListParams, type MemberSort, type UserStatus } from '../schema';
import type { OpenInvitation } from '../open-invitation';
import { lockOf, untilAccepted, userStatusOf, type Lock, type StatusFacts } from '../status';
import { findAccessQuestion } from '../access-condition';
import { hasTwoFactor, type MemberFilter } from '../member-conditions';
import { keyOf, memberPageSql } from '../member-page';

type MailFacts = Parameters<typeof mailStatusOf>[0];

export type MemberRow = {
  userId: string;
  name: string;
  email: string;
  status: UserStatus;
  access: MemberAccess;
  lastSignInAt: Date | null;
  /** Whether they finished their set-up, here or elsewhere. */
  activated: boolean;
  twoFactor: boolean;
  passcode: PasscodeStatus;
  /** Wrong passwords since the last right one. */
  failedAttempts: number;
  lock: Lock | null;
  invitation: OpenInvitation | null;
};

export type MemberPage = {
  rows: MemberRow[];
  /** Exact up to `countedMembers`; one more stands for "more than that". */
  total: number;
  /** Cursors of the neighbouring pages, or null at an end. */
  previous: string | null;
  next: string | null;
};

/** Inside JSON, times are texts. */
type InvitationJson = {
  id: string;
  sentAt: string;
  expiresAt: string;
  mail:
    | (Omit<MailFacts, 'nextAttemptAt' | 'sentAt'> & {
        nextAttemptAt: string;
        sentAt: string | null;
      })
    | null;
};

type Row = StatusFacts &
  CurrentPasscodeRow & {
    total: number;
    memberId: string | null;
    userId: string;
    email: string;
    firstName: string;
    lastName: string;
    sortName: string;
    addedAt: Date;
    lastSignInAt: Date | null;
    activated: boolean;
    twoFactor: boolean;
    failedAttempts: number;
    access: MemberAccessJson;
    invitation: InvitationJson | null;
  };

/** One page of the project's users, with the count of all that match. @throws `forbidden` */
export async function listMembers(
  actor: Actor,
  params: MemberListParams,
  now: Date,
): Promise<MemberPage> {
  assertAllowed(canReadUsers(actor));
  const cursor = decodeCursor(params.sort, params.cursor);
  const filter = { ...params, access: await findAccessQuestion(database(), actor, params) };
  const found = await findRows(actor.projectId, filter, params.sort, cursor, now);
  const total = found[0]?.total ?? 0;
  const rows = found.filter((row) => row.memberId !== null);
  const backwards = cursor?.side === 'before';
  const hasMore = rows.length > membersPerPage;
  // Whoever was at the cursor may be gone; and the way back ends on a full first page.
  if (cursor && (rows.length === 0 || (backwards && rows.length < membersPerPage))) {
    return listMembers(actor, { ...params, cursor: null }, now);
  }
  const shown = backwards ? rows.slice(-membersPerPage) : rows.slice(0, membersPerPage);
  const cursorAt = (side: MemberCursor['side'], row: Row | undefined) =>
    row?.memberId
      ? encodeCursor(params.sort, { side, key: keyOf(params.sort, row), id: row.memberId })
      : null;
  return {
    rows: shown.map((row) => toMemberRow(row, now)),
    total,
    previous: (backwards ? hasMore : cursor !== null) ? cursorAt('before', shown[0]) : null,
    next: backwards || hasMore ? cursorAt('after', shown.at(-1)) : null,
  };
}

function findRows(
  projectId: string,
  filter: MemberFilter,
  sort: MemberSort,
  cursor: MemberCursor | null,
  now: Date,
): Promise<Row[]> {
  const direction = sort.startsWith('-') ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return database().$queryRaw<Row[]>`
    WITH ${memberPageSql(projectId, filter, sort, cursor, now)}
    SELECT total.n AS total, found.* FROM total LEFT JOIN (
      SELECT page.key, m.id AS "memberId", m.status, m.ends_at AS "endsAt", m.sort_name AS "sortName",
             m.created_at AS "addedAt", m.last_sign_in_at AS "lastSignInAt",
             u.id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName",
             u.disabled_at AS "disabledAt", u.locked_at AS "lockedAt",
             u.activated_at IS NOT NULL AS activated,
             u.password_locked_until AS "passwordLockedUntil",
             u.password_failures AS "failedAttempts",
             ${hasTwoFactor(Prisma.sql`u.id`)} AS "twoFactor",
             ${currentPasscodeColumns},
             ${memberAccessJson} AS access,
             CASE WHEN i.id IS NOT NULL THEN json_build_object(
               'id', i.id, 'sentAt', i.sent_at, 'expiresAt', i.expires_at,
               'mail', CASE WHEN o.id IS NOT NULL THEN json_build_object(
                 'status', o.status, 'attempts', o.attempts, 'lastError', o.last_error,
                 'nextAttemptAt', o.next_attempt_at, 'sentAt', o.sent_at) END) END AS invitation
      FROM page
      JOIN members m ON m.id = page.id
      JOIN users u ON u.id = m.user_id
      ${joinCurrentPasscode}
      LEFT JOIN invitations i
        ON i.member_id = m.id AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
      LEFT JOIN outbox_messages o ON o.id = i.outbox_message_id
    ) found ON TRUE
    ORDER BY found.key ${direction}, found."memberId" ${direction}`;
}

function toMemberRow(found: Row, now: Date): MemberRow {
  const row = untilAccepted(found);
  return {
    userId: row.userId,
    name: displayName(row),
    email: row.email,
    status: userStatusOf(row, now),
    access: memberAccessOf(row.access),
    lastSignInAt: row.lastSignInAt,
    activated: row.activated,
    twoFactor: row.twoFactor,
    passcode: passcodeStatusOf(currentPasscodeOf(row), now),
    failedAttempts: row.failedAttempts,
    lock: lockOf(row, now),
    invitation: row.invitation && openInvitationOf(row.invitation),
  };
}

function openInvitationOf({ id, sentAt, expiresAt, mail }: InvitationJson): OpenInvitation {
  return {
    id,
    sentAt: new Date(sentAt),
    expiresAt: new Date(expiresAt),
    mail:
      mail &&
      mailStatusOf({
        ...mail,
        nextAttemptAt: new Date(mail.nextAttemptAt),
        sentAt: mail.sentAt === null ? null : new Date(mail.sentAt),
      }),
  };
}
