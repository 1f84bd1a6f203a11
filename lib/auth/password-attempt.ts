import { untilUnlocked } from '../core/password-lock';
import { defaultSignInRules } from '../core/sign-in-rules';
import { database } from '../platform/database';
import { Prisma } from '../platform/generated/client';
import { planOnce } from '../platform/plan-once';
import { passwordFailuresBeforeReset } from './limits';
import { rulingProjects, strictestLock } from './sign-in-rules';

/** An attempt that the account may make: its failure is counted before the password is looked at. */
export type PasswordAttempt = {
  userId: string;
  passwordHash: string;
  failures: number;
  /** Set when this attempt, should it fail, was the one that locks. */
  lockedUntil: Date | null;
};

/**
 * Counts an attempt as failed before it is checked, in one statement, so that guesses made in
 * parallel cannot outrun the counter; a right password clears it again. When and for how long it
 * locks is what the strictest of the person's projects says.
 * @returns null when there is no such account, it is not set up, or its password road is closed
 */
export async function reservePasswordAttempt(
  email: string,
  now: Date,
): Promise<PasswordAttempt | null> {
  const [attempt] = await database().$queryRaw<PasswordAttempt[]>`${planOnce}
    UPDATE users u
    SET password_failures = u.password_failures + 1,
        password_locked_until = CASE
          WHEN (u.password_failures + 1) % rules.threshold <> 0 THEN NULL
          WHEN rules.minutes = 0 THEN ${untilUnlocked}::timestamptz
          ELSE ${now}::timestamptz + rules.minutes * interval '1 minute'
        END
    FROM (
      SELECT person.id,
             (SELECT COALESCE(min(rp.lock_threshold), ${defaultSignInRules.lockThreshold}::int)
              FROM ${rulingProjects(Prisma.sql`person.id`, now)}) AS threshold,
             (SELECT ${strictestLock}
              FROM ${rulingProjects(Prisma.sql`person.id`, now)}) AS minutes
      FROM users person WHERE person.email = ${email}
    ) rules
    WHERE u.id = rules.id AND u.email = ${email}
      AND u.activated_at IS NOT NULL AND u.password_hash IS NOT NULL
      AND (u.password_locked_until IS NULL OR u.password_locked_until <= ${now}::timestamptz)
      AND u.password_failures < ${passwordFailuresBeforeReset}::int
    RETURNING u.id AS "userId", u.password_hash AS "passwordHash",
              u.password_failures AS failures, u.password_locked_until AS "lockedUntil"`;
  return attempt ?? null;
}
