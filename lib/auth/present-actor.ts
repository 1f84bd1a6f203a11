import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { findActor } from './current-actor';
import { findActorOfPasscode } from './passcode-actor';

/**
 * Who the caller of a request is by now, for work that goes on after it was let in: null once their
 * session, passcode or membership is over.
 * @throws `network_refused`
 */
export async function findPresentActor(
  { actor, address }: Pick<Context, 'actor' | 'address'>,
  now: Date,
): Promise<Actor | null> {
  const { passcode, sessionId, projectSlug } = actor;
  if (passcode) return findActorOfPasscode(passcode.id, { now, address });
  return sessionId === null ? null : findActor(sessionId, projectSlug, { now, address });
}
