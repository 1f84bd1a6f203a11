import { cache } from 'react';
import type { Actor, SignedInUser } from '../core/actor';
import { AppError } from '../core/errors';
import { findActor, findSignedInUser } from './current-actor';
import { NetworkRefusal, recordNetworkRefusal } from './network-refusal';
import { requestContext } from './request-context';
import { currentSessionId } from './sign-in-session';

// `cache` lives for one request: layout, page and action of that request ask the database once.

const signedInUser = cache(async (): Promise<SignedInUser | null> => {
  const sessionId = await currentSessionId();
  return sessionId ? findSignedInUser(sessionId, new Date()) : null;
});

const actorIn = cache(async (projectSlug: string): Promise<Actor | null> => {
  const sessionId = await currentSessionId();
  if (!sessionId) return null;
  const ctx = await requestContext();
  try {
    return await findActor(sessionId, projectSlug, ctx);
  } catch (error) {
    if (error instanceof NetworkRefusal) await recordNetworkRefusal(ctx, error);
    throw error;
  }
});

/** The person of this request's session, or null. */
export function findCurrentUser(): Promise<SignedInUser | null> {
  return signedInUser();
}

/** @throws `unauthenticated` without a good session */
export async function requireUser(): Promise<SignedInUser> {
  const user = await signedInUser();
  if (!user) throw new AppError('unauthenticated', 'Sign in to go on.');
  return user;
}

/**
 * The person of this request's session as a member of the project.
 * @throws `unauthenticated` without a good session; `not_found` for people without an active
 * membership, so that nobody learns which projects exist; `network_refused` from an address that
 * the project does not allow
 */
export async function requireActor(projectSlug: string): Promise<Actor> {
  const actor = await actorIn(projectSlug);
  if (actor) return actor;
  await requireUser();
  throw new AppError('not_found', 'There is no such project, or you are not in it.');
}
