import { recordManyAudits } from '../../audit/record-audit';
import type { RequestContext } from '../../core/context';
import { displayName } from '../../core/person-name';
import { enqueueEmails } from '../../outbox/enqueue-email';
import { getEnv } from '../../platform/env';
import { Prisma } from '../../platform/generated/client';
import { transact, type Tx } from '../../platform/transact';
import { onlyUsableAdmins } from '../usable-admins';
import { belongsElsewhere, days, inactiveSince, isConcerned } from './conditions';

const perTransaction = 200;

type Warned = {
  projectId: string;
  slug: string;
  projectName: string;
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  wholeAccount: boolean;
  since: Date;
  endsAt: Date;
};

/**
 * Warns by mail whoever has been inactive as long as their project asks, once for each such time.
 * The rows are claimed as they are marked, so that of several servers one warns.
 * @returns how many
 */
export async function warnInactive(ctx: RequestContext): Promise<number> {
  let warned = 0;
  for (;;) {
    const batch = await transact((tx) => warnSome(tx, ctx));
    warned += batch;
    if (batch < perTransaction) return warned;
  }
}

async function warnSome(tx: Tx, ctx: RequestContext): Promise<number> {
  const { now } = ctx;
  const people = await tx.$queryRaw<Warned[]>`
    WITH due AS (
      SELECT m.id, ${inactiveSince} AS since
      FROM members m JOIN projects p ON p.id = m.project_id JOIN users u ON u.id = m.user_id
      WHERE ${isConcerned(now)}
        AND ${inactiveSince} <= ${now}::timestamptz - ${days(Prisma.sql`p.inactivity_warn_days`)}
        AND (m.inactivity_warned_at IS NULL OR m.inactivity_warned_at <= ${inactiveSince})
        AND m.id NOT IN ${onlyUsableAdmins}
      ORDER BY m.id LIMIT ${perTransaction} FOR UPDATE OF m SKIP LOCKED)
    UPDATE members m SET inactivity_warned_at = ${now}::timestamptz
    FROM due, projects p, users u
    WHERE m.id = due.id AND p.id = m.project_id AND u.id = m.user_id
    RETURNING p.id AS "projectId", p.slug, p.name AS "projectName", u.id AS "userId", u.email,
              u.first_name AS "firstName", u.last_name AS "lastName",
              NOT ${belongsElsewhere} AS "wholeAccount", due.since,
              GREATEST(due.since + ${days(Prisma.sql`p.inactivity_disable_days`)},
                ${now}::timestamptz + ${days(Prisma.sql`p.inactivity_disable_days - p.inactivity_warn_days`)}) AS "endsAt"`;
  await recordManyAudits(
    tx,
    ctx,
    people.map((person) => ({
      event: 'user.inactivity_warned',
      projectId: person.projectId,
      target: { type: 'user', id: person.userId, name: displayName(person), email: person.email },
      after: { inactiveSince: person.since.toISOString(), endsAt: person.endsAt.toISOString() },
    })),
  );
  await enqueueEmails(
    tx,
    people.map((person) => ({
      template: 'inactivity-warning' as const,
      to: person.email,
      props: {
        name: displayName(person),
        projectName: person.projectName,
        at: person.endsAt.toISOString(),
        wholeAccount: person.wholeAccount,
        link: `${getEnv().APP_URL}/${person.slug}`,
      },
    })),
    now,
  );
  return people.length;
}
