import { defaultSignInRules } from '../core/sign-in-rules';
import { Prisma } from '../platform/generated/client';
import { rulingProjects } from './sign-in-rules';

/**
 * Whether the session of a row `s` is still open: not over, not idle, by the strictest rules of
 * its person's projects as they are now. What a project shortens holds for sessions that are open
 * already. Whether its person may still sign in is asked beside it.
 */
export function sessionIsOpen(now: Date): Prisma.Sql {
  const { sessionIdleMinutes, sessionAbsoluteMinutes } = defaultSignInRules;
  const minutesAgo = (minutes: Prisma.Sql) =>
    Prisma.sql`${now}::timestamptz - ${minutes} * interval '1 minute'`;
  return Prisma.sql`(s.expires_at > ${now}::timestamptz AND (
    SELECT s.last_seen_at > ${minutesAgo(Prisma.sql`COALESCE(min(rp.session_idle_minutes), ${sessionIdleMinutes}::int)`)}
       AND s.created_at > ${minutesAgo(Prisma.sql`COALESCE(min(rp.session_absolute_minutes), ${sessionAbsoluteMinutes}::int)`)}
    FROM ${rulingProjects(Prisma.sql`s.user_id`, now)}))`;
}
