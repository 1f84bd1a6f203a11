import type { Actor } from '../core/actor';
import type { Decision } from '../core/decision';
import { canActOnPerson, type TargetPerson } from './person-policy';
import { canWriteUsers } from './policy';

/** Name and mobile are the account's, in every project; one's own are in My Account as well. */
export function canEditDetails(actor: Actor, target: TargetPerson): Decision {
  const write = canWriteUsers(actor);
  if (!write.allowed || actor.userId === target.userId) return write;
  return canActOnPerson(actor, target);
}
