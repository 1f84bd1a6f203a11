import type { Actor } from '../../core/actor';
import { database } from '../../platform/database';
import { findElsewhere } from '../elsewhere';
import type { Elsewhere } from '../person-policy';

/**
 * How far the actor's authority over these people reaches in their other projects, to explain
 * controls; whoever belongs to no other project is absent. For those who may change no users it
 * asks nothing.
 */
export async function findReach(
  actor: Actor,
  userIds: readonly string[],
  now: Date,
): Promise<Map<string, Elsewhere>> {
  if (!actor.may('users', 'READ_WRITE') || userIds.length === 0) return new Map();
  return findElsewhere(database(), actor, userIds, now);
}
