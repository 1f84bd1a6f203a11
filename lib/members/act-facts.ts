import type { Reader } from '../access/queries/find-member-access';
import { passwordFailuresBeforeReset } from '../auth/limits';
import { sessionIsOpen } from '../auth/open-session';
import type { ActStanding } from './act-policy';
import { findPeople, type LockedPerson } from './locked-people';
import type { Actor } from '../core/actor';

/** What an act on somebody depends on and ends, beside their access. */
export type ActFacts = {
  /** Whether they ever finished their set-up. */
  activated: boolean;
  lockedByFailures: boolean;
  /** On how many devices they are signed in. */
  devices: number;
  /** Memberships in other projects, in force or not. */
  otherProjects: number;
  /** Whether one of these opens now. */
  activeElsewhere: boolean;
  /** Whether a link of an invitation to this project still works. */
  invitationOpen: boolean;
  /** Whether the mail of that invitation has not been sent yet. */
  invitationUnsent: boolean;
};

/** Somebody on whom an act is to be done. */
export type ActTarget = LockedPerson & { facts: ActFacts; standing: ActStanding };

/** Those of the users who are in the project, in the order of their IDs. */
export async function findActTargets(
  db: Reader,
  actor: Actor,
  userIds: readonly string[],
  now: Date,
): Promise<Map<string, ActTarget>> {
  return withActFacts(db, actor, await findPeople(db, actor, userIds, now), now);
}

/** The same for people who are known, and perhaps locked, already. */
export async function withActFacts(
  db: Reader,
  { projectId }: Pick<Actor, 'projectId'>,
  people: ReadonlyMap<string, LockedPerson>,
  now: Date,
): Promise<Map<string, ActTarget>> {
  const rows = await db.$queryRaw<(ActFacts & { userId: string })[]>`
    SELECT u.id AS "userId", u.activated_at IS NOT NULL AS activated,
           (u.password_failures >= ${passwordFailuresBeforeReset}::int
             OR COALESCE(u.password_locked_until > ${now}::timestamptz, FALSE)) AS "lockedByFailures",
           (SELECT count(*)::int FROM sessions s
            WHERE s.user_id = u.id AND ${sessionIsOpen(now)}) AS devices,
           other.projects AS "otherProjects", other.active AS "activeElsewhere",
           invitation.id IS NOT NULL AND invitation.expires_at > ${now}::timestamptz AS "invitationOpen",
           invitation.id IS NOT NULL AND COALESCE(mail.status = 'QUEUED', FALSE) AS "invitationUnsent"
    FROM members m
    JOIN users u ON u.id = m.user_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS projects,
             COALESCE(bool_or(o.status = 'ACTIVE'
               AND (o.ends_at IS NULL OR o.ends_at > ${now}::timestamptz)), FALSE) AS active
      FROM members o WHERE o.user_id = u.id AND o.id <> m.id) other
    LEFT JOIN invitations invitation ON invitation.member_id = m.id
      AND invitation.accepted_at IS NULL AND invitation.withdrawn_at IS NULL
    LEFT JOIN outbox_messages mail ON mail.id = invitation.outbox_message_id
    WHERE m.project_id = ${projectId}::uuid AND u.id = ANY(${[...people.keys()]}::uuid[])
    ORDER BY u.id`;
  const targets = new Map<string, ActTarget>();
  for (const { userId, ...facts } of rows) {
    const person = people.get(userId);
    if (!person) continue;
    const { status, endsAt, disabledAt, lockedAt } = person.member.access;
    const { lockedByFailures } = facts;
    const standing = { status, endsAt, disabledAt, lockedAt, lockedByFailures };
    targets.set(userId, { ...person, facts, standing });
  }
  return targets;
}
