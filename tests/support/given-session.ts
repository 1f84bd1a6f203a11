import { randomUUID } from 'node:crypto';
import type { UserContext } from '@/lib/core/context';
import { database } from '@/lib/platform/database';
import { type GivenMember, userContextFor } from './given-project';

const dayMs = 24 * 60 * 60_000;

/** An open session, as signing in leaves it. @returns its id */
export async function givenSession(member: { id: string }, now = new Date()): Promise<string> {
  const session = await database().session.create({
    data: {
      userId: member.id,
      createdAt: now,
      lastSeenAt: now,
      authenticatedAt: now,
      expiresAt: new Date(now.getTime() + dayMs),
      address: '192.0.2.7',
      userAgent: `Test ${randomUUID()}`,
    },
  });
  return session.id;
}

/** The context of a request in a session that is really there. */
export async function signedInContext(member: GivenMember, now = new Date()): Promise<UserContext> {
  const ctx = userContextFor(member, now);
  return { ...ctx, user: { ...ctx.user, sessionId: await givenSession(member, now) } };
}
