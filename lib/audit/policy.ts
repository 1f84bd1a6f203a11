import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';

export function canReadAudit(actor: Actor): Decision {
  return actor.may('audit', 'READ')
    ? allow
    : deny('forbidden', 'You need read access to the Audit Log. Ask an Admin of this project.');
}
