import { isWithin } from '../access/authority';
import { levelsOfRoles } from '../access/levels-of-roles';
import type { RoleAccess } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';
import { isScopeWithin } from '../core/scopes';
import { canActOn, type GivenAccess, type TargetMember } from '../members/policy';

/** An invited person and what the invitation gives. */
export type InvitedTarget = TargetMember & GivenAccess;

/** Nobody gives more than they have. */
export function canGiveRoles(actor: Actor, roles: readonly RoleAccess[]): Decision {
  if (isWithin(levelsOfRoles(roles, actor.modules), actor.levels, actor.modules)) return allow;
  const names = roles.map((role) => role.name).join(', ');
  return deny('forbidden', `The role ${names} gives access that you lack.`);
}

/** Nobody acts upwards. */
export function canWithdrawInvitation(actor: Actor, target: InvitedTarget): Decision {
  return canActOn(actor, target);
}

/** Sending anew gives anew what the invitation gives. */
export function canResendInvitation(actor: Actor, target: InvitedTarget): Decision {
  const act = canActOn(actor, target);
  if (!act.allowed) return act;
  return isWithinReach(actor, target)
    ? allow
    : deny('forbidden', `The invitation of ${target.name} gives access that you lack.`);
}

/** Whether somebody still has all that an invitation of theirs gives. */
export function isWithinReach(
  giver: Pick<Actor, 'levels' | 'scopes' | 'modules'>,
  given: GivenAccess,
): boolean {
  return (
    isWithin(given.levels, giver.levels, giver.modules) &&
    isScopeWithin(given.scopes.products, giver.scopes.products) &&
    isScopeWithin(given.scopes.gateways, giver.scopes.gateways)
  );
}

/** Whoever holds a link can become the invited person, so copying asks for what sending asks. */
export function canCopyInvitationLink(
  actor: Actor,
  target: InvitedTarget & { expiresAt: Date },
  now: Date,
): Decision {
  const give = canResendInvitation(actor, target);
  if (!give.allowed) return give;
  return target.expiresAt <= now
    ? deny('conflict', 'The invitation has expired. Resend it for a new link.')
    : allow;
}
