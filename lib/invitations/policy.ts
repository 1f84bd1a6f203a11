import { isWithin, modulesBeyond } from '../access/authority';
import { levelNames } from '../access/levels';
import { levelsOfRoles } from '../access/levels-of-roles';
import {
  levelsOf,
  resolveGrants,
  type AssignedRole,
  type RoleAccess,
} from '../access/resolve-access';
import { levelOn, namedLevel, type AccessLevels } from '../core/access-level';
import type { FieldErrors } from '../core/action-state';
import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';
import { isScopeWithin, type Scopes } from '../core/scopes';
import { canActOn, type GivenAccess, type TargetMember } from '../members/policy';

/** An invited person and what the invitation gives. */
export type InvitedTarget = TargetMember & InvitedAccess;

/** What an invitation gives: the roles, and what they come to with the overrides. */
export type InvitedAccess = GivenAccess & {
  roles: readonly AssignedRole[];
  /** When the membership ends. */
  endsAt: Date | null;
};

/** Nobody gives more than they have. */
export function canGiveRoles(
  giver: Pick<Actor, 'levels' | 'modules'>,
  roles: readonly RoleAccess[],
): Decision {
  if (isWithin(levelsOfRoles(roles, giver.modules), giver.levels, giver.modules)) return allow;
  const names = roles.map((role) => role.name).join(', ');
  return deny('forbidden', `The role ${names} gives access that you lack.`);
}

/** Nobody acts upwards. */
export function canWithdrawInvitation(actor: Actor, target: TargetMember): Decision {
  return canActOn(actor, target);
}

/** Sending anew gives anew what the invitation gives. */
export function canResendInvitation(actor: Actor, target: InvitedTarget, now: Date): Decision {
  const act = canActOn(actor, target);
  if (!act.allowed) return act;
  if (!isWithinReach(actor, target, now)) {
    return deny('forbidden', `The invitation of ${target.name} gives access that you lack.`);
  }
  return target.endsAt && target.endsAt <= now
    ? deny('conflict', `The membership of ${target.name} has ended. Change its end first.`)
    : allow;
}

/** Whether somebody still has all that an invitation of theirs gives. */
export function isWithinReach(
  giver: Pick<Actor, 'levels' | 'scopes' | 'modules'>,
  { levels, scopes, roles }: GivenAccess & Pick<InvitedAccess, 'roles'>,
  now: Date,
): boolean {
  const inForce = roles.filter(({ endsAt }) => endsAt === null || endsAt > now);
  return (
    isWithin(levels, giver.levels, giver.modules) &&
    // An override may hide for now what a role gives.
    canGiveRoles(giver, inForce).allowed &&
    isScopeWithin(scopes.products, giver.scopes.products) &&
    isScopeWithin(scopes.gateways, giver.scopes.gateways)
  );
}

/** What is to be given to somebody new, that the actor may not give: sentences by form field. */
export function beyondReach(
  actor: Actor,
  given: { roles: readonly RoleAccess[]; overrides: AccessLevels; scopes: Scopes },
): FieldErrors {
  const errors: FieldErrors = {};
  const refusedRoles = given.roles
    .map((role) => canGiveRoles(actor, [role]))
    .flatMap((decision) => (decision.allowed ? [] : [decision.reason]));
  if (refusedRoles.length > 0) errors.roles = refusedRoles;
  const raised = levelsOf(
    resolveGrants({ roles: [], overrides: given.overrides }, actor.modules, new Date(0)),
  );
  for (const { key, parentKey, name } of modulesBeyond(raised, actor.levels, actor.modules)) {
    const named = namedLevel(given.overrides, key) === null ? parentKey : key;
    (errors[`levels[${named}]`] ??= []).push(
      `Your own level on ${name} is ${levelNames[levelOn(actor.levels, key)]}. You cannot give more.`,
    );
  }
  const { products, gateways } = given.scopes;
  if (!isScopeWithin(products, actor.scopes.products)) {
    errors.products = ['This gives access to products that are outside your own scope.'];
  }
  if (!isScopeWithin(gateways, actor.scopes.gateways)) {
    errors.gateways = ['This gives access to gateways that are outside your own scope.'];
  }
  return errors;
}

/** Whoever holds a link can become the invited person, so copying asks for what sending asks. */
export function canCopyInvitationLink(
  actor: Actor,
  target: InvitedTarget & { expiresAt: Date },
  now: Date,
): Decision {
  const give = canResendInvitation(actor, target, now);
  if (!give.allowed) return give;
  return target.expiresAt <= now
    ? deny('conflict', 'The invitation has expired. Resend it for a new link.')
    : allow;
}
