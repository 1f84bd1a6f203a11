import { levelNames } from './levels';
import type { Origin, StandingFault } from './resolve-access';
import type { AccessLevel } from '../core/access-level';

const faults: Record<StandingFault, string> = {
  disabled: 'The account is disabled',
  locked: 'The account is locked by an administrator',
  invited: 'The invitation is not accepted yet',
  revoked: 'Access to this project is revoked',
  ended: 'The membership has ended',
};

/**
 * Where a level comes from, in words: "Role Creator", "Roles Finance (through Payments) and
 * Creator", "Override on Payments".
 * @param nameOf what a screen calls the module of a key
 */
export function describeOrigin(origin: Origin, nameOf: (key: string) => string): string {
  switch (origin.kind) {
    case 'override':
      return `Override on ${nameOf(origin.on)}`;
    case 'roles': {
      const roles = origin.roles.map(({ name, inheritedFrom }) =>
        inheritedFrom === null ? name : `${name} (through ${nameOf(inheritedFrom)})`,
      );
      return `${roles.length === 1 ? 'Role' : 'Roles'} ${joinWords(roles)}`;
    }
    case 'nothing':
      return 'Nothing grants it';
    case 'not-in-force':
      return faults[origin.because];
  }
}

/** "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** "Refunds: Read → Read write" */
export function describeChange(name: string, from: AccessLevel, to: AccessLevel): string {
  return `${name}: ${levelNames[from]} → ${levelNames[to]}`;
}
