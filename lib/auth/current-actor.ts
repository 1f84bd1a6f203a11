import {
  memberAccessJson,
  memberAccessOf,
  modulesJson,
  type MemberAccessJson,
} from '../access/queries/access-json';
import type { Actor, SignedInUser } from '../core/actor';
import type { Module } from '../core/module';
import { displayName } from '../core/person-name';
import { database } from '../platform/database';
import { Prisma } from '../platform/generated/client';
import { actorWith } from './actor-with';
import { sessionIdleMs } from './sessions';

/** A session's last activity is written at most this often, so that reading is not writing. */
const touchEveryMs = 60_000;

type SessionRow = {
  sessionId: string;
  lastSeenAt: Date;
  authenticatedAt: Date;
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  memberId: string;
  projectId: string;
  projectSlug: string;
  projectName: string;
  access: MemberAccessJson;
  modules: Module[];
};

/**
 * Who is behind a session now, or null when it is unknown, idle, over, or its person may no longer
 * sign in. Nothing is remembered between requests: what was taken away a moment ago is gone.
 */
export async function findSignedInUser(sessionId: string, now: Date): Promise<SignedInUser | null> {
  const session = await database().session.findFirst({
    where: openSessionOf(sessionId, now),
    select: {
      lastSeenAt: true,
      authenticatedAt: true,
      user: { select: { id: true, email: true, firstName: true, lastName: true } },
    },
  });
  if (!session) return null;
  await touch(sessionId, session.lastSeenAt, now);
  return {
    sessionId,
    userId: session.user.id,
    name: displayName(session.user),
    email: session.user.email,
    authenticatedAt: session.authenticatedAt,
  };
}

function openSessionOf(sessionId: string, now: Date): Prisma.SessionWhereInput {
  return {
    id: sessionId,
    expiresAt: { gt: now },
    lastSeenAt: { gt: new Date(now.getTime() - sessionIdleMs) },
    user: { disabledAt: null, lockedAt: null, activatedAt: { not: null } },
  };
}

/**
 * The actor of a session in a project: one joined query for session, person, membership and
 * everything their access depends on. Null when the session is no good, or the person is no active member of such a project.
 */
export async function findActor(
  sessionId: string,
  projectSlug: string,
  now: Date,
): Promise<Actor | null> {
  const idleSince = new Date(now.getTime() - sessionIdleMs);
  const [row] = await database().$queryRaw<SessionRow[]>`
    SELECT s.id AS "sessionId", s.last_seen_at AS "lastSeenAt",
           s.authenticated_at AS "authenticatedAt",
           u.id AS "userId", u.email, u.first_name AS "firstName", u.last_name AS "lastName",
           m.id AS "memberId", p.id AS "projectId", p.slug AS "projectSlug", p.name AS "projectName",
           ${memberAccessJson} AS access, ${modulesJson(Prisma.sql`p.id`)} AS modules
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    JOIN members m ON m.user_id = u.id
    JOIN projects p ON p.id = m.project_id
    WHERE s.id = ${sessionId}::uuid AND p.slug = ${projectSlug}
      AND s.expires_at > ${now} AND s.last_seen_at > ${idleSince}
      AND u.disabled_at IS NULL AND u.locked_at IS NULL AND u.activated_at IS NOT NULL
      AND m.status = 'ACTIVE' AND (m.ends_at IS NULL OR m.ends_at > ${now})`;
  if (!row) return null;
  await touch(sessionId, row.lastSeenAt, now);
  return actorWith(
    {
      userId: row.userId,
      sessionId: row.sessionId,
      name: displayName(row),
      email: row.email,
      authenticatedAt: row.authenticatedAt,
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
