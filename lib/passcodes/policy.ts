import { standingFault, type StandingFault } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';
import { canHandOver, type TargetPerson } from '../members/person-policy';
import { canActOn, canWriteUsers, type TargetMember } from '../members/policy';
import type { PasscodeAct, PasscodeStatus } from '../core/passcode-terms';

/** What decides whether a passcode of somebody would open anything. */
export type PasscodeHolder = {
  /** Whether they finished their set-up. */
  activated: boolean;
  status: 'INVITED' | 'ACTIVE' | 'REVOKED';
  endsAt: Date | null;
  disabledAt: Date | null;
  /** By an administrator. */
  lockedAt: Date | null;
};

/**
 * Granting, and resetting, which gives a passcode as well. Whoever holds it acts as its owner, so the
 * owner may have nothing that the actor lacks, anywhere; except that one's own never exceeds oneself.
 */
export function canGrantPasscode(
  actor: Actor,
  target: TargetPerson,
  holder: PasscodeHolder,
  now: Date,
): Decision {
  const write = canWriteUsers(actor);
  if (!write.allowed) return write;
  if (actor.userId !== target.userId) {
    const handOver = canHandOver(actor, target);
    if (!handOver.allowed) return deny(handOver.code, reasonOf(handOver.code, target));
  }
  return canHold(target.name, holder, now);
}

/** Takes something away, so it needs less; one's own is no exception. */
export function canRevokePasscode(actor: Actor, target: TargetMember): Decision {
  return actor.userId === target.userId ? canWriteUsers(actor) : canActOn(actor, target);
}

export function canDoWithPasscode(
  act: PasscodeAct,
  actor: Actor,
  target: TargetPerson,
  holder: PasscodeHolder,
  now: Date,
): Decision {
  return act === 'revoke'
    ? canRevokePasscode(actor, target)
    : canGrantPasscode(actor, target, holder, now);
}

/** Which acts there are for somebody with such a passcode, in the order of menus. */
export function openPasscodeActs(status: PasscodeStatus): PasscodeAct[] {
  return status === 'ACTIVE' ? ['reset', 'revoke'] : ['grant'];
}

function reasonOf(
  code: Exclude<Decision, { allowed: true }>['code'],
  { name, elsewhere }: TargetPerson,
): string {
  if (code === 'outranked') {
    return `A passcode would act as ${name}, who has access that you lack.`;
  }
  return elsewhere.accepted
    ? `A passcode would act as ${name}, who belongs to other projects too: it needs write access to Users in all of them.`
    : faultWords.invited(name);
}

function canHold(name: string, holder: PasscodeHolder, now: Date): Decision {
  const fault = standingFault(holder, now);
  if (fault) return deny('conflict', faultWords[fault](name));
  return holder.activated ? allow : deny('conflict', `${name} has not set up the account yet.`);
}

const faultWords: Record<StandingFault, (name: string) => string> = {
  disabled: () => 'The account is disabled, so no passcode would work. Enable it first.',
  locked: () => 'The account is locked, so no passcode would work. Unlock it first.',
  revoked: (name) =>
    `${name} has no access to this project, so no passcode would work. Grant User Access first.`,
  ended: (name) =>
    `The access of ${name} to this project has ended, so no passcode would work. Grant User Access first.`,
  invited: (name) => `${name} has not accepted the invitation yet.`,
};
