import { includesLevel, levelOn, type AccessLevels } from '../core/access-level';
import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';
import type { Module } from '../core/module';
import { modulesBeyond } from './authority';

/** Somebody who gives access, by a passcode of theirs or not. */
export type Giver = Pick<Actor, 'levels' | 'modules' | 'passcode'>;

/**
 * Nobody gives more than they have, and a passcode no write access to Roles. Every Admin outranks
 * whoever lacks that; with it, people whom a thief made could act on the Admins.
 */
function givingLevels({ levels, passcode }: Giver): AccessLevels {
  return passcode && writesRoles(levels) ? { ...levels, roles: 'READ' } : levels;
}

function writesRoles(levels: AccessLevels): boolean {
  return includesLevel(levelOn(levels, 'roles'), 'READ_WRITE');
}

/** The modules on which more would be given than may be; what was there before can stay. */
export function beyondGiving(
  giver: Giver,
  given: AccessLevels,
  before: AccessLevels = {},
): Module[] {
  return modulesBeyond(given, givingLevels(giver), giver.modules).filter(
    ({ key }) => !includesLevel(levelOn(before, key), levelOn(given, key)),
  );
}

/**
 * The answer to giving what goes beyond on these modules. What the person could give is refused to
 * their passcode alone, in words of its own.
 * @param reason why the person cannot
 */
export function mayGive(giver: Giver, beyond: readonly Module[], reason: string): Decision {
  if (beyond.length === 0) return allow;
  return writesRoles(giver.levels) && beyond.every(({ key }) => key === 'roles')
    ? deny(
        'reauthentication_required',
        'A passcode cannot give write access to Roles. A person who is signed in can.',
      )
    : deny('forbidden', reason);
}
