import { database } from '../platform/database';
import { passwordFailuresBeforeLock, passwordFailuresBeforeReset, passwordLockMs } from './limits';

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
 * parallel cannot outrun the counter; a right password clears it again.
 * @returns null when there is no such account, it is not set up, or its password road is closed
 */
export async function reservePasswordAttempt(
  email: string,
  now: Date,
): Promise<PasswordAttempt | null> {
  const lockEnd = new Date(now.getTime() + passwordLockMs);
  const [attempt] = await database().$queryRaw<PasswordAttempt[]>`
    UPDATE users
    SET password_failures = password_failures + 1,
        password_locked_until = CASE
          WHEN (password_failures + 1) % ${passwordFailuresBeforeLock}::int = 0 THEN ${lockEnd}::timestamptz
        END
    WHERE email = ${email}
      AND activated_at IS NOT NULL AND password_hash IS NOT NULL
      AND (password_locked_until IS NULL OR password_locked_until <= ${now}::timestamptz)
      AND password_failures < ${passwordFailuresBeforeReset}::int
    RETURNING id AS "userId", password_hash AS "passwordHash",
              password_failures AS failures, password_locked_until AS "lockedUntil"`;
  return attempt ?? null;
}
