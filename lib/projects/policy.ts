import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';

export function canReadSettings(actor: Actor): Decision {
  return actor.may('settings', 'READ')
    ? allow
    : deny('forbidden', 'You need read access to Settings. Ask an Admin of this project.');
}

/**
 * Guards the catalogue too: which modules, products and gateways there are is no gift to anybody,
 * though everyone who was given them loses or regains them with it. The effect is reviewed first.
 */
export function canWriteSettings(actor: Actor): Decision {
  return actor.may('settings', 'READ_WRITE')
    ? allow
    : deny('forbidden', 'You need write access to Settings. Ask an Admin of this project.');
}

/** Who may open the project from where is for those alone whom a wrong list would lock out last. */
export function canChangeNetworks(actor: Actor): Decision {
  const write = canWriteSettings(actor);
  if (!write.allowed) return write;
  return actor.roles.some(({ systemRole }) => systemRole === 'ADMIN')
    ? allow
    : deny('forbidden', 'Only an Admin of this project may change the allowed addresses.');
}
