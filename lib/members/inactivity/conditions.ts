import { Prisma } from '../../platform/generated/client';

/**
 * Since when a member `m` of the user `u` has not used anything: no sign-in, no open session's
 * request, no call with their passcode, and no administrator who let them in or back in.
 */
export const inactiveSince = Prisma.sql`GREATEST(
  u.last_sign_in_at, m.active_since,
  (SELECT max(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id),
  (SELECT max(pc.last_used_at) FROM passcodes pc WHERE pc.member_id = m.id))`;

/** Whom inactivity concerns in a project `p`: those who could sign in and open it. */
export function isConcerned(now: Date): Prisma.Sql {
  return Prisma.sql`(p.inactivity_warn_days IS NOT NULL
    AND m.status = 'ACTIVE' AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)
    AND u.activated_at IS NOT NULL AND u.disabled_at IS NULL AND u.locked_at IS NULL)`;
}

/** A number of days as an interval; of 24 hours each, whatever the server's zone does. */
export function days(count: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${count}) * interval '24 hours'`;
}

/** Whether somebody belongs to other projects as well, in whatever state. */
export const belongsElsewhere = Prisma.sql`EXISTS (
  SELECT 1 FROM members o WHERE o.user_id = m.user_id AND o.id <> m.id)`;
