import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';
import { canActOnPerson, canHandOver, type TargetPerson } from './person-policy';
import { canWriteUsers } from './policy';

/** What decides whether a link that is mailed to somebody would work. */
export type AccountFacts = { activated: boolean; disabled: boolean; locked: boolean };

/** Ends sessions of somebody else; one's own end in My Account. */
export function canEndSessions(actor: Actor, target: TargetPerson): Decision {
  return ofSomebodyElse(actor, target, canActOnPerson);
}

/** Mails somebody a link to choose a new password; it gives the actor nothing. */
export function canSendPasswordReset(
  actor: Actor,
  target: TargetPerson,
  account: AccountFacts,
): Decision {
  const act = ofSomebodyElse(actor, target, canActOnPerson);
  return act.allowed ? wouldLinkWork(target, account) : act;
}

/** Takes away what somebody proves themselves with beside the password. */
export function canResetTwoFactor(
  actor: Actor,
  target: TargetPerson,
  account: Pick<AccountFacts, 'activated'>,
): Decision {
  const act = ofSomebodyElse(actor, target, canHandOver);
  return act.allowed ? isSetUp(target, account) : act;
}

/** Whoever has the address can have a new password mailed to it. One's own is no exception. */
export function canUpdateEmail(
  actor: Actor,
  target: TargetPerson,
  account: AccountFacts,
): Decision {
  const act = canHandOver(actor, target);
  if (!act.allowed) return act;
  if (!account.activated) {
    return deny(
      'conflict',
      `${target.name} has not set up the account yet. Withdraw the invitation and invite the right address.`,
    );
  }
  return wouldLinkWork(target, account);
}

/** Takes back what would change the account, so it needs less than asking for it. */
export function canCancelEmailChange(actor: Actor, target: TargetPerson): Decision {
  return canActOnPerson(actor, target);
}

function ofSomebodyElse(
  actor: Actor,
  target: TargetPerson,
  rule: (actor: Actor, target: TargetPerson) => Decision,
): Decision {
  const write = canWriteUsers(actor);
  if (!write.allowed) return write;
  return actor.userId === target.userId
    ? deny('self', 'This is your own account: its sign-in is changed in My Account.')
    : rule(actor, target);
}

function wouldLinkWork(target: TargetPerson, account: AccountFacts): Decision {
  if (account.disabled) {
    return deny('conflict', 'The account is disabled, so no link would work. Enable it first.');
  }
  if (account.locked) {
    return deny('conflict', 'The account is locked, so no link would work. Unlock it first.');
  }
  return isSetUp(target, account);
}

function isSetUp(target: TargetPerson, account: Pick<AccountFacts, 'activated'>): Decision {
  return account.activated
    ? allow
    : deny(
        'conflict',
        `${target.name} has not set up the account yet. The invitation’s link does that.`,
      );
}
