import type { Reader } from '../access/queries/find-member-access';
import { passwordFailuresBeforeReset } from '../auth/limits';
import { sessionIsOpen } from '../auth/open-session';
import type { Actor } from '../core/actor';
import { passcodeWorks } from '../passcodes/passcode-condition';
import { Prisma } from '../platform/generated/client';
import type { ActStanding } from './act-policy';
import { findPeople, type LockedPerson } from './locked-people';

/** What an act on somebody depends on and ends, beside their access. */
export type ActFacts = {
  /** Whether they ever finished their set-up. */
  activated: boolean;
  /** Of somebody who has accepted the invitation; else it is none of the project's business. */
  lockedByFailures: boolean;
  /** On how many devices they are signed in. */
  devices: number;
  /** Memberships in other projects, in force or not. */
  otherProjects: number;
  /** Whether one of these opens now. */
  activeElsewhere: boolean;
  /** Whether nobody else is a usable Admin in a project where they are one: here, or anywhere. */
  lastAdminHere: boolean;
  lastAdminAnywhere: boolean;
  /** Whether a link of an invitation to this project still works. */
  invitationOpen: boolean;
  /** The passcodes of this membership that are neither revoked nor over, the newest first. */
  passcodes: string[];
  /** How many there are of other memberships that are in force. */
  passcodesElsewhere: number;
  /** Whether this membership is in force. */
  inForce: boolean;
  /** Whether the mail of that invitation has not been sent yet. */
  invitationUnsent: boolean;
};

/** Somebody on whom an act is to be done. */
export type ActTarget = LockedPerson & { facts: ActFacts; standing: ActStanding };

/** As the database counts them when it refuses to lose the last one. */
function isUsableAdmin(member: 'own' | 'peer'): Prisma.Sql {
  const m = Prisma.raw(member);
  return Prisma.sql`${m}.status = 'ACTIVE' AND ${m}.ends_at IS NULL
    AND EXISTS (
      SELECT 1 FROM member_roles held JOIN roles r ON r.id = held.role_id
      WHERE held.member_id = ${m}.id AND held.ends_at IS NULL AND r.system_role = 'ADMIN')
    AND EXISTS (
      SELECT 1 FROM users person WHERE person.id = ${m}.user_id
        AND person.activated_at IS NOT NULL
        AND person.disabled_at IS NULL AND person.locked_at IS NULL)`;
}

function isInForce(member: 'm' | 'o' | 'om', now: Date): Prisma.Sql {
  const m = Prisma.raw(member);
  return Prisma.sql`(${m}.status = 'ACTIVE'
    AND (${m}.ends_at IS NULL OR ${m}.ends_at > ${now}::timestamptz))`;
}

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
           (m.status <> 'INVITED' AND (u.password_failures >= ${passwordFailuresBeforeReset}::int
             OR COALESCE(u.password_locked_until > ${now}::timestamptz, FALSE))) AS "lockedByFailures",
           (SELECT count(*)::int FROM sessions s
            WHERE s.user_id = u.id AND ${sessionIsOpen(now)}) AS devices,
           ARRAY(SELECT pc.prefix FROM passcodes pc
                 WHERE pc.member_id = m.id AND ${passcodeWorks(now)}
                 ORDER BY pc.created_at DESC, pc.id DESC) AS passcodes,
           (SELECT count(*)::int FROM members om JOIN passcodes pc ON pc.member_id = om.id
            WHERE om.user_id = u.id AND om.id <> m.id AND ${isInForce('om', now)}
              AND ${passcodeWorks(now)}) AS "passcodesElsewhere",
           ${isInForce('m', now)} AS "inForce",
           other.projects AS "otherProjects", other.active AS "activeElsewhere",
           COALESCE(sole.here, FALSE) AS "lastAdminHere",
           COALESCE(sole.anywhere, FALSE) AS "lastAdminAnywhere",
           invitation.id IS NOT NULL AND invitation.expires_at > ${now}::timestamptz AS "invitationOpen",
           invitation.id IS NOT NULL AND COALESCE(mail.status = 'QUEUED', FALSE) AS "invitationUnsent"
    FROM members m
    JOIN users u ON u.id = m.user_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS projects,
             COALESCE(bool_or(${isInForce('o', now)}), FALSE) AS active
      FROM members o WHERE o.user_id = u.id AND o.id <> m.id) other
    CROSS JOIN LATERAL (
      SELECT bool_or(own.project_id = m.project_id) AS here, count(*) > 0 AS anywhere
      FROM members own WHERE own.user_id = u.id AND ${isUsableAdmin('own')} AND NOT EXISTS (
        SELECT 1 FROM members peer
        WHERE peer.project_id = own.project_id AND peer.user_id <> u.id
          AND ${isUsableAdmin('peer')})) sole
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
    const { lastAdminHere, lastAdminAnywhere } = facts;
    const standing = {
      ...{ status, endsAt, disabledAt, lockedAt },
      ...{ lockedByFailures, lastAdminHere, lastAdminAnywhere },
    };
    targets.set(userId, { ...person, facts, standing });
  }
  return targets;
}
