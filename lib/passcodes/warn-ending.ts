import { endingDays } from '../core/passcode-terms';
import { displayName } from '../core/person-name';
import { enqueueEmails } from '../outbox/enqueue-email';
import { getEnv } from '../platform/env';
import { transact, type Tx } from '../platform/transact';

const perTransaction = 200;
const dayMs = 86_400_000;
/** Of the second mail; the first is sent when it is first said to end soon. */
const lateDays = 3;

type Ending = {
  prefix: string;
  endsAt: Date;
  projectName: string;
  email: string;
  firstName: string;
  lastName: string;
};

/**
 * Warns the owners of passcodes by mail 14 and 3 days before these end. The rows are claimed as
 * they are marked, in the transaction that owes the mails, so that of several servers one warns.
 * @returns how many
 */
export async function warnOfEnds(now: Date): Promise<number> {
  let warned = 0;
  for (;;) {
    const batch = await transact((tx) => warnSome(tx, now));
    warned += batch;
    if (batch < perTransaction) return warned;
  }
}

async function warnSome(tx: Tx, now: Date): Promise<number> {
  const earlyEnd = new Date(now.getTime() + endingDays * dayMs);
  const lateEnd = new Date(now.getTime() + lateDays * dayMs);
  // Found first within the last days, the early mail is not sent as well.
  const endings = await tx.$queryRaw<Ending[]>`
    WITH due AS (
      SELECT pc.id FROM passcodes pc
      JOIN members m ON m.id = pc.member_id JOIN users u ON u.id = m.user_id
      WHERE pc.replaced_at IS NULL AND pc.revoked_at IS NULL
        AND pc.ends_at > ${now}::timestamptz AND pc.ends_at <= ${earlyEnd}::timestamptz
        AND pc.warned_3_at IS NULL
        AND (pc.warned_14_at IS NULL OR pc.ends_at <= ${lateEnd}::timestamptz)
        AND m.status = 'ACTIVE' AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)
        AND u.activated_at IS NOT NULL AND u.disabled_at IS NULL AND u.locked_at IS NULL
      ORDER BY pc.id LIMIT ${perTransaction} FOR UPDATE OF pc SKIP LOCKED)
    UPDATE passcodes pc
    SET warned_14_at = COALESCE(pc.warned_14_at, ${now}::timestamptz),
        warned_3_at = CASE WHEN pc.ends_at <= ${lateEnd}::timestamptz THEN ${now}::timestamptz END
    FROM due, members m, users u, projects p
    WHERE pc.id = due.id AND m.id = pc.member_id AND u.id = m.user_id AND p.id = pc.project_id
    RETURNING pc.prefix, pc.ends_at AS "endsAt", p.name AS "projectName", u.email,
              u.first_name AS "firstName", u.last_name AS "lastName"`;
  await enqueueEmails(
    tx,
    endings.map(({ prefix, endsAt, projectName, ...person }) => ({
      template: 'passcode-ending' as const,
      to: person.email,
      props: {
        name: displayName(person),
        projectName,
        prefix,
        endsAt: endsAt.toISOString(),
        daysLeft: Math.ceil((endsAt.getTime() - now.getTime()) / dayMs),
        link: `${getEnv().APP_URL}/account/security#passcodes`,
      },
    })),
    now,
  );
  return endings.length;
}
