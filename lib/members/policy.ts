import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';

export function canReadUsers(actor: Actor): Decision {
  return actor.may('users', 'READ')
    ? allow
    : deny('forbidden', 'You need read access to Users. Ask an Admin of this project.');
}

export function canWriteUsers(actor: Actor): Decision {
  return actor.may('users', 'READ_WRITE')
    ? allow
    : deny('forbidden', 'You need write access to Users. Ask an Admin of this project.');
}
