import {
  memberAccessJson,
  memberAccessOf,
  type MemberAccessJson,
} from '../access/queries/access-json';
import type { MemberAccess } from '../access/resolve-access';
import { displayName } from '../core/person-name';
import { mailStatusOf } from '../outbox/mail-status';
import {
  currentPasscodeColumns,
  currentPasscodeOf,
  joinCurrentPasscode,
  type CurrentPasscodeRow,
} from '../passcodes/passcode-condition';
import type { PasscodeStatus } from '../core/passcode-terms';
import { passcodeStatusOf } from '../passcodes/status';
import { Prisma } from '../platform/generated/client';
import { hasTwoFactor } from './member-conditions';
import type { OpenInvitation } from './open-invitation';
import type { UserStatus } from './schema';
import {
  lockOf,
  shownMobile,
  untilAccepted,
  userStatusOf,
  type Lock,
  type StatusFacts,
} from './status';

/** A member of the project, as far as the project may see them. */
export type MemberRow = {
  userId: string;
  name: string;
  firstName: string;
  lastName: string;
  email: string;
  mobile: string | null;
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
  addedAt: Date;
  /** When they accepted their invitation. */
  joinedAt: Date | null;
  invitation: OpenInvitation | null;
};

type MailFacts = Parameters<typeof mailStatusOf>[0];

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

/** As the database answers it. */
export type FoundMember = StatusFacts &
  CurrentPasscodeRow & {
    memberId: string;
    userId: string;
    email: string;
    firstName: string;
    lastName: string;
    mobile: string | null;
    sortName: string;
    addedAt: Date;
    joinedAt: Date | null;
    lastSignInAt: Date | null;
    activated: boolean;
    twoFactor: boolean;
    failedAttempts: number;
    access: MemberAccessJson;
    invitation: InvitationJson | null;
  };

/** The columns of a `FoundMember`; they refer to what `memberJoins` joins. */
export const memberColumns = Prisma.sql`
  m.id AS "memberId", m.status, m.ends_at AS "endsAt", m.sort_name AS "sortName",
  m.created_at AS "addedAt", m.joined_at AS "joinedAt", m.last_sign_in_at AS "lastSignInAt",
  u.id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName", u.mobile,
  u.disabled_at AS "disabledAt", u.locked_at AS "lockedAt", u.activated_at IS NOT NULL AS activated,
  u.password_locked_until AS "passwordLockedUntil", u.password_failures AS "failedAttempts",
  ${hasTwoFactor(Prisma.sql`u.id`)} AS "twoFactor",
  ${currentPasscodeColumns},
  ${memberAccessJson} AS access,
  CASE WHEN i.id IS NOT NULL THEN json_build_object(
    'id', i.id, 'sentAt', i.sent_at, 'expiresAt', i.expires_at,
    'mail', CASE WHEN o.id IS NOT NULL THEN json_build_object(
      'status', o.status, 'attempts', o.attempts, 'lastError', o.last_error,
      'nextAttemptAt', o.next_attempt_at, 'sentAt', o.sent_at) END) END AS invitation`;

/** What the columns need beside `members m`. */
export const memberJoins = Prisma.sql`
  JOIN users u ON u.id = m.user_id
  ${joinCurrentPasscode}
  LEFT JOIN invitations i
    ON i.member_id = m.id AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
  LEFT JOIN outbox_messages o ON o.id = i.outbox_message_id`;

export function toMemberRow(found: FoundMember, now: Date): MemberRow {
  const row = untilAccepted(found);
  return {
    userId: row.userId,
    name: displayName(row),
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    mobile: shownMobile(row),
    status: userStatusOf(row, now),
    access: memberAccessOf(row.access),
    lastSignInAt: row.lastSignInAt,
    activated: row.activated,
    twoFactor: row.twoFactor,
    passcode: passcodeStatusOf(currentPasscodeOf(row), now),
    failedAttempts: row.failedAttempts,
    lock: lockOf(row, now),
    addedAt: row.addedAt,
    joinedAt: row.joinedAt,
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
