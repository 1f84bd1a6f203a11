import { isWithin } from '../access/authority';
import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';
import { isScopeWithin, type Scopes } from '../core/scopes';
import { canActOn, canGive, canWriteUsers, type TargetMember } from './policy';

/** How far an actor's authority over somebody reaches beyond that person's place in the project. */
export type Elsewhere = {
  /**
   * Whether they accepted the invitation to this project, or have no account but by it. Until then
   * the account is none of the project's business: anybody can be invited.
   */
  accepted: boolean;
  /** How many other projects the person belongs to. */
  projects: number;
  /** Whether the actor may change users in all of them, and is outranked in none. */
  mayAct: boolean;
  /** Whether, beyond that, the person has nothing in any of them that the actor lacks. */
  mayHandOver: boolean;
};

export const noProjectElsewhere: Elsewhere = {
  accepted: true,
  projects: 0,
  mayAct: true,
  mayHandOver: true,
};

/** A member as far as authority over the whole person is concerned. */
export type TargetPerson = TargetMember & { scopes: Scopes; elsewhere: Elsewhere };

/**
 * Acts that touch the identity need authority in every project of that person (access.md, The
 * whole person). The refusal names none of them: the actor may not see them.
 */
export function canActOnPerson(actor: Actor, target: TargetPerson): Decision {
  const act = canActOn(actor, target);
  if (!act.allowed) return act;
  const { accepted, mayAct } = target.elsewhere;
  if (!accepted) {
    return deny(
      'forbidden',
      `${target.name} has an account of their own, and has not accepted the invitation yet.`,
    );
  }
  if (mayAct) return allow;
  return deny(
    'forbidden',
    `This concerns the whole account, and ${target.name} belongs to other projects too: it needs write access to Users in all of them.`,
  );
}

/** Nobody ends their own access. */
function notOneself(actor: Actor, target: TargetMember, act: string): Decision {
  return actor.userId === target.userId
    ? deny('self', `You cannot ${act}. Another Admin can.`)
    : allow;
}

function firstDenial(...decisions: Decision[]): Decision {
  return decisions.find(({ allowed }) => !allowed) ?? allow;
}

export type PersonVerb = 'disable' | 'enable' | 'lock' | 'unlock';

/** Acts on the whole account. */
export function canChangeAccount(actor: Actor, target: TargetPerson, verb: PersonVerb): Decision {
  return firstDenial(
    canWriteUsers(actor),
    notOneself(actor, target, `${verb} your own account`),
    canActOnPerson(actor, target),
  );
}

/** Ends one membership for now; it can be granted again. */
export function canRevokeAccess(actor: Actor, target: TargetMember): Decision {
  return canEndMembership(actor, target, 'revoke your own access');
}

/** Removes the membership, and with the last one the identity. */
export function canDeleteUser(actor: Actor, target: TargetMember): Decision {
  return canEndMembership(actor, target, 'delete your own account');
}

function canEndMembership(actor: Actor, target: TargetMember, act: string): Decision {
  return firstDenial(canWriteUsers(actor), notOneself(actor, target, act), canActOn(actor, target));
}

/** Giving access back gives all that it holds. */
export function canGrantAccess(actor: Actor, target: TargetPerson): Decision {
  const nothing = { levels: {}, scopes: { products: [], gateways: [] } };
  return firstDenial(
    canWriteUsers(actor),
    notOneself(actor, target, 'grant access to yourself'),
    canActOn(actor, target),
    canGive(actor, nothing, target),
  );
}

/**
 * Acts that could hand the account over, such as another e-mail address or a fresh second factor:
 * the person may have nothing that the actor lacks, in any project.
 */
export function canHandOver(actor: Actor, target: TargetPerson): Decision {
  const person = canActOnPerson(actor, target);
  if (!person.allowed) return person;
  const { products, gateways } = target.scopes;
  const within =
    isWithin(target.levels, actor.levels, actor.modules) &&
    isScopeWithin(products, actor.scopes.products) &&
    isScopeWithin(gateways, actor.scopes.gateways) &&
    target.elsewhere.mayHandOver;
  return within
    ? allow
    : deny(
        'outranked',
        `This could hand over the account, and ${target.name} has access that you lack.`,
      );
}
