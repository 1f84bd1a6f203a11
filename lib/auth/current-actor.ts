import {
  memberAccessJson,
  memberAccessOf,
  modulesJson,
  type MemberAccessJson,
} from '../access/queries/access-json';
import type { Actor, SignedInUser } from '../core/actor';
import type { Module } from '../core/module';
import { isWithinNetworks } from '../core/networks';
import { displayName } from '../core/person-name';
import { database } from '../platform/database';
import { Prisma } from '../platform/generated/client';
import { planOnce } from '../platform/plan-once';
import { actorWith } from './actor-with';
import { NetworkRefusal } from './network-refusal';
import { sessionIsOpen } from './open-session';

/** A session's last activity is written at most this often, so that reading is not writing. */
const touchEveryMs = 60_000;

type PersonRow = {
  sessionId: string;
  lastSeenAt: Date;
  authenticatedAt: Date;
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
};

type ProjectRow = PersonRow & {
  memberId: string;
  projectId: string;
  projectSlug: string;
  projectName: string;
  allowedNetworks: string[];
  access: MemberAccessJson;
  modules: Module[];
};

/**
 * Who is behind a session now, or null when it is unknown, idle, over, or its person may no longer
 * sign in. Nothing is remembered between requests: what was taken away a moment ago is gone.
 */
export async function findSignedInUser(sessionId: string, now: Date): Promise<SignedInUser | null> {
  const [row] = await database().$queryRaw<PersonRow[]>`${planOnce}
    SELECT s.id AS "sessionId", s.last_seen_at AS "lastSeenAt",
           s.authenticated_at AS "authenticatedAt",
           u.id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName"
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = ${sessionId}::uuid AND ${sessionIsOpen(now)} AND ${maySignIn}`;
  if (!row) return null;
  await touch(sessionId, row.lastSeenAt, now);
  const { userId, email, authenticatedAt } = row;
  return { sessionId, userId, name: displayName(row), email, authenticatedAt };
}

const maySignIn = Prisma.sql`
  u.disabled_at IS NULL AND u.locked_at IS NULL AND u.activated_at IS NOT NULL`;

/**
 * The actor of a session in a project: one joined query for session, person, membership and
 * everything their access depends on. Null when the session is no good, or the person is no active member of such a project.
 * @throws `NetworkRefusal` from an address that the project does not allow
 */
export async function findActor(
  sessionId: string,
  projectSlug: string,
  { now, address }: { now: Date; address: string | null },
): Promise<Actor | null> {
  const [row] = await database().$queryRaw<ProjectRow[]>`${planOnce}
    SELECT s.id AS "sessionId", s.last_seen_at AS "lastSeenAt",
           s.authenticated_at AS "authenticatedAt",
           u.id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName",
           m.id AS "memberId", p.id AS "projectId", p.slug AS "projectSlug", p.name AS "projectName",
           p.allowed_networks AS "allowedNetworks",
           ${memberAccessJson} AS access, ${modulesJson(Prisma.sql`p.id`)} AS modules
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    JOIN members m ON m.user_id = u.id
    JOIN projects p ON p.id = m.project_id
    WHERE s.id = ${sessionId}::uuid AND p.slug = ${projectSlug}
      AND ${sessionIsOpen(now)} AND ${maySignIn}
      AND m.status = 'ACTIVE' AND (m.ends_at IS NULL OR m.ends_at > ${now})`;
  if (!row) return null;
  if (!isWithinNetworks(row.allowedNetworks, address)) throw new NetworkRefusal(row, address);
  await touch(sessionId, row.lastSeenAt, now);
  return actorWith(
    {
      userId: row.userId,
      sessionId: row.sessionId,
      name: displayName(row),
      email: row.email,
      authenticatedAt: row.authenticatedAt,
      passcode: null,
      memberId: row.memberId,
      projectId: row.projectId,
      projectSlug: row.projectSlug,
      projectName: row.projectName,
    },
    memberAccessOf(row.access),
    row.modules,
    now,
  );
}

async function touch(sessionId: string, lastSeenAt: Date, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < touchEveryMs) return;
  await database().session.updateMany({
    where: { id: sessionId, lastSeenAt: { lt: now } },
    data: { lastSeenAt: now },
  });
}
