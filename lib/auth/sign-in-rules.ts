import { defaultSignInRules, type SignInRules } from '../core/sign-in-rules';
import { database } from '../platform/database';
import { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';

/**
 * The projects whose rules hold for a person: those they are an active member of. An invitation
 * that nobody accepted binds nobody, or strangers could shorten one's sessions by inviting.
 * @param userId an expression of the query around it
 */
export function rulingProjects(userId: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`members rm JOIN projects rp ON rp.id = rm.project_id
    WHERE rm.user_id = ${userId} AND rm.status = 'ACTIVE'
      AND (rm.ends_at IS NULL OR rm.ends_at > ${now}::timestamptz)`;
}

/** The rules that hold for a person: of several projects the strictest of each kind. */
export async function findSignInRules(
  userId: string,
  now: Date,
  db: Pick<Tx, '$queryRaw'> = database(),
): Promise<SignInRules> {
  const rules = defaultSignInRules;
  const [found] = await db.$queryRaw<SignInRules[]>`
    SELECT COALESCE(max(rp.password_min_length), ${rules.passwordMinLength}::int) AS "passwordMinLength",
           COALESCE(min(rp.lock_threshold), ${rules.lockThreshold}::int) AS "lockThreshold",
           ${strictestLock} AS "lockMinutes",
           COALESCE(min(rp.session_idle_minutes), ${rules.sessionIdleMinutes}::int) AS "sessionIdleMinutes",
           COALESCE(min(rp.session_absolute_minutes), ${rules.sessionAbsoluteMinutes}::int) AS "sessionAbsoluteMinutes"
    FROM ${rulingProjects(Prisma.sql`${userId}::uuid`, now)}`;
  return found ?? rules;
}

/** Until an administrator unlocks is longer than any time. */
export const strictestLock = Prisma.sql`
  CASE WHEN bool_or(rp.lock_minutes = 0) THEN 0
       ELSE COALESCE(max(rp.lock_minutes), ${defaultSignInRules.lockMinutes}::int) END`;
