import { foldText } from '../core/person-name';
import { passcodeCondition } from '../passcodes/passcode-condition';
import { Prisma } from '../platform/generated/client';
import {
  accessCondition,
  disabled,
  roleCondition,
  type AccessQuestion,
  type Way,
} from './access-condition';
import type { LastLogin, MemberListParams, TwoFactorState, UserStatus } from './schema';

const searchedWordsMax = 8;

/** The key of the index by last sign-in, to the letter. */
export const lastSignInKey = Prisma.sql`COALESCE(m.last_sign_in_at, '1970-01-01 00:00:00+00'::timestamptz)`;

export type MemberFilter = Pick<
  MemberListParams,
  'q' | 'status' | 'role' | 'mail' | 'twoFactor' | 'passcode' | 'lastLogin'
> & {
  access: AccessQuestion | null;
};

export const everybody: MemberFilter = {
  q: '',
  status: null,
  role: null,
  mail: null,
  twoFactor: null,
  passcode: null,
  lastLogin: null,
  access: null,
};

export function isFiltered(filter: MemberFilter): boolean {
  const { q, status, role, mail, twoFactor, passcode, lastLogin, access } = filter;
  return Boolean(q || status || role || mail || twoFactor || passcode || lastLogin || access);
}

/** As it is shown: until somebody accepts the invitation, by an administrator only. */
function locked(now: Date): Prisma.Sql {
  // COALESCE keeps the planner from guessing "one row" for the few that are locked until later,
  // after which it would compare every member with each of them.
  return Prisma.sql`EXISTS (
    SELECT 1 FROM users x WHERE x.id = m.user_id
      AND (x.locked_at IS NOT NULL OR x.password_locked_until IS NOT NULL)
      AND (x.locked_at IS NOT NULL OR (m.status <> 'INVITED'
        AND COALESCE(x.password_locked_until, x.created_at) > ${now}::timestamptz)))`;
}

function statusCondition(status: UserStatus, now: Date): Prisma.Sql {
  if (status === 'DISABLED') return disabled;
  if (status === 'LOCKED') return Prisma.sql`NOT ${disabled} AND ${locked(now)}`;
  return Prisma.sql`${membership(status, now)} AND NOT ${disabled} AND NOT ${locked(now)}`;
}

/** A membership that has ended is a revoked one. */
function membership(status: 'REVOKED' | 'INVITED' | 'ACTIVE', now: Date): Prisma.Sql {
  if (status === 'REVOKED') {
    return Prisma.sql`(m.status = 'REVOKED' OR m.ends_at <= ${now}::timestamptz)`;
  }
  // A literal, so that the partial index of this status can serve.
  const literal = Prisma.raw(`'${status}'`);
  return Prisma.sql`m.status = ${literal} AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)`;
}

const mailFailed = Prisma.sql`m.status = 'INVITED' AND EXISTS (
  SELECT 1 FROM invitations fi JOIN outbox_messages fo ON fo.id = fi.outbox_message_id
  WHERE fi.member_id = m.id AND fi.accepted_at IS NULL AND fi.withdrawn_at IS NULL
    AND fo.status = 'FAILED')`;

/** Holds where the user of that ID has a second factor, of whatever kind. */
export function hasTwoFactor(userId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM totp_credentials t WHERE t.user_id = ${userId} AND t.confirmed_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM passkeys pk WHERE pk.user_id = ${userId}))`;
}

/** As it is shown: until somebody accepts the invitation, theirs is none of the project's business. */
function twoFactorCondition(state: TwoFactorState): Prisma.Sql {
  const has = hasTwoFactor(Prisma.sql`m.user_id`);
  return state === 'on'
    ? Prisma.sql`m.status <> 'INVITED' AND ${has}`
    : Prisma.sql`(m.status = 'INVITED' OR NOT ${has})`;
}

const dayMs = 86_400_000;

/**
 * Whoever never signed in counts as absent from the day on which they were added, so that a fresh
 * invitation is no one who stayed away.
 */
function lastLoginCondition(lastLogin: LastLogin, now: Date): Prisma.Sql {
  if (lastLogin === 'never') return Prisma.sql`${lastSignInKey} = ${new Date(0)}::timestamptz`;
  const since = new Date(now.getTime() - Number(lastLogin) * dayMs);
  return Prisma.sql`${lastSignInKey} < ${since}::timestamptz AND m.created_at < ${since}::timestamptz`;
}

/** The words of a search: each has to occur somewhere in the searched text. */
function searchedWords(q: string): string[] {
  return foldText(q).split(' ').filter(Boolean).slice(0, searchedWordsMax);
}

function likePattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/**
 * The condition on `members m` that a filter sets.
 * @param way `gather` lets indexes find words and holders; `walk` is for reading an order from its
 * start, says the same so that these cannot be chosen, and lets many matches be expected
 */
export function memberCondition(
  projectId: string,
  filter: MemberFilter,
  now: Date,
  way: Way = 'gather',
): Prisma.Sql {
  const parts = [Prisma.sql`m.project_id = ${projectId}::uuid`];
  if (filter.status) parts.push(statusCondition(filter.status, now));
  if (filter.mail) parts.push(mailFailed);
  if (filter.twoFactor) parts.push(twoFactorCondition(filter.twoFactor));
  if (filter.passcode) parts.push(passcodeCondition(filter.passcode, now));
  if (filter.lastLogin) parts.push(lastLoginCondition(filter.lastLogin, now));
  if (filter.role) parts.push(roleCondition(projectId, filter.role, now, way));
  if (filter.access) parts.push(accessCondition(projectId, filter.access, now, way));
  for (const word of searchedWords(filter.q)) {
    parts.push(
      way === 'gather'
        ? Prisma.sql`m.search_text LIKE ${likePattern(word)}`
        : Prisma.sql`strpos(m.search_text, ${word}) > 0`,
    );
  }
  return Prisma.join(parts, ' AND ');
}
