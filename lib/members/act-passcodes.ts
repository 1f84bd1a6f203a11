import { maskedPasscode } from '../core/passcode-terms';
import type { ActFacts } from './act-facts';
import type { ActStanding } from './act-policy';
import type { PersonAct } from './person-schema';
import { counted } from './receipt-lines';

/** The passcodes that an act stops, or lets work again. */
export type PasscodesOfAct = {
  count: number;
  /** Of a passcode for this project, while it is the only one. */
  prefix: string | null;
};

export const noPasscodes: PasscodesOfAct = { count: 0, prefix: null };

type Target = {
  facts: Pick<ActFacts, 'passcodes' | 'passcodesElsewhere' | 'inForce'>;
  standing: Pick<ActStanding, 'disabledAt' | 'lockedAt'>;
};

/**
 * Nothing is written to a passcode by these acts: each is judged by its owner's standing whenever it
 * is used. So one that is refused for another reason already is not among these.
 */
export function passcodesOf(act: PersonAct, { facts, standing }: Target): PasscodesOfAct {
  const { passcodes, passcodesElsewhere, inForce } = facts;
  const { disabledAt, lockedAt } = standing;
  const here = { count: passcodes.length, prefix: onlyOf(passcodes) };
  switch (act) {
    case 'disable':
    case 'lock':
      return disabledAt || lockedAt ? noPasscodes : everywhere();
    case 'enable':
      return lockedAt ? noPasscodes : everywhere();
    case 'unlock':
      // Failed sign-ins close the password road alone.
      return disabledAt || !lockedAt ? noPasscodes : everywhere();
    case 'revoke':
    case 'delete':
      return disabledAt || lockedAt || !inForce ? noPasscodes : here;
    case 'grant':
      return disabledAt || lockedAt ? noPasscodes : here;
  }

  function everywhere(): PasscodesOfAct {
    const inThis = inForce ? here : noPasscodes;
    return sumOfPasscodes([inThis, { count: passcodesElsewhere, prefix: null }]);
  }
}

export function sumOfPasscodes(parts: readonly PasscodesOfAct[]): PasscodesOfAct {
  const some = parts.filter(({ count }) => count > 0);
  const [only] = some;
  return only && some.length === 1
    ? only
    : { count: some.reduce((sum, { count }) => sum + count, 0), prefix: null };
}

const until: Partial<Record<PersonAct, (whom: string) => string>> = {
  disable: (whom) => ` until you enable ${whom} again`,
  lock: () => ' until you unlock the account',
  revoke: () => ' until access is granted again',
  delete: () => ' for good',
};

/** What happens to somebody's passcodes, before it is done. */
export function passcodeConsequences(act: PersonAct, { count }: PasscodesOfAct): string[] {
  if (count === 0) return [];
  const which = count === 1 ? 'Their passcode' : `Their ${count} passcodes`;
  return [`${which} ${effect(act, count, 'them')}.`];
}

/** The same for many people. */
export function passcodeConsequencesOfMany(act: PersonAct, { count }: PasscodesOfAct): string[] {
  if (count === 0) return [];
  return [`${counted(count, 'passcode')} ${effect(act, count, 'their owners')}.`];
}

function effect(act: PersonAct, count: number, whom: string): string {
  const one = count === 1;
  const limit = until[act];
  if (!limit) return one ? 'works again' : 'work again';
  return `${one ? 'stops' : 'stop'} working${limit(whom)}`;
}

/** What happened to them, once it is done. */
export function passcodeLines(act: PersonAct, { count, prefix }: PasscodesOfAct): string[] {
  if (count === 0) return [];
  const which = prefix === null ? counted(count, 'passcode') : `Passcode ${maskedPasscode(prefix)}`;
  if (until[act]) return [`${which} stopped working`];
  return [`${which} ${count === 1 ? 'works' : 'work'} again`];
}

function onlyOf(prefixes: readonly string[]): string | null {
  const [only = null] = prefixes;
  return prefixes.length === 1 ? only : null;
}
