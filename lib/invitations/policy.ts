import { beyondGiving, mayGive, type Giver } from '../access/giving';
import { levelNames } from '../access/levels';
import {
  levelsOf,
  resolveGrants,
  type AssignedRole,
  type RoleAccess,
} from '../access/resolve-access';
import { levelOn, namedLevel, type AccessLevels } from '../core/access-level';
import type { Actor } from '../core/actor';
import { allow, deny, type Decision, type Denial } from '../core/decision';
import { isScopeWithin, type Scopes } from '../core/scopes';
import {
  canActOn,
  canGive,
  canGiveRoles,
  type GivenAccess,
  type TargetMember,
} from '../members/policy';

/** An invited person and what the invitation gives. */
export type InvitedTarget = TargetMember & InvitedAccess;

/** What an invitation gives: the roles, and what they come to with the overrides. */
export type InvitedAccess = GivenAccess & {
  roles: readonly AssignedRole[];
  /** When the membership ends. */
  endsAt: Date | null;
};

/** Nobody acts upwards. */
export function canWithdrawInvitation(actor: Actor, target: TargetMember): Decision {
  return canActOn(actor, target);
}

/** Sending anew gives anew what the invitation gives. */
export function canResendInvitation(actor: Actor, target: InvitedTarget, now: Date): Decision {
  const act = canActOn(actor, target);
  if (!act.allowed) return act;
  const give = canGiveAll(actor, target, now);
  if (!give.allowed) return give;
  return target.endsAt && target.endsAt <= now
    ? deny('conflict', `The membership of ${target.name} has ended. Change its end first.`)
    : allow;
}

/** Whether somebody may give all that an invitation gives. */
export function canGiveAll(
  giver: Giver & Pick<Actor, 'scopes'>,
  { levels, scopes, roles }: GivenAccess & Pick<InvitedAccess, 'roles'>,
  now: Date,
): Decision {
  const nothing = { levels: {}, scopes: { products: [], gateways: [] } };
  const give = canGive(giver, nothing, { levels, scopes });
  if (!give.allowed) return give;
  // An override may hide for now what a role gives.
  return canGiveRoles(
    giver,
    roles.filter(({ endsAt }) => endsAt === null || endsAt > now),
  );
}

/** What is to be given to somebody new, that the actor may not give: the denials by form field. */
export function beyondReach(
  actor: Actor,
  given: { roles: readonly RoleAccess[]; overrides: AccessLevels; scopes: Scopes },
): (Denial & { field: string })[] {
  const denials: (Denial & { field: string })[] = [];
  const judge = (field: string, decision: Decision) => {
    if (!decision.allowed) denials.push({ ...decision, field });
  };
  for (const role of given.roles) judge('roles', canGiveRoles(actor, [role]));
  const raised = levelsOf(
    resolveGrants({ roles: [], overrides: given.overrides }, actor.modules, new Date(0)),
  );
  for (const beyond of beyondGiving(actor, raised)) {
    const { key, parentKey, name } = beyond;
    const named = namedLevel(given.overrides, key) === null ? parentKey : key;
    const reason = `Your own level on ${name} is ${levelNames[levelOn(actor.levels, key)]}. You cannot give more.`;
    judge(`levels[${named}]`, mayGive(actor, [beyond], reason));
  }
  for (const field of ['products', 'gateways'] as const) {
    if (isScopeWithin(given.scopes[field], actor.scopes[field])) continue;
    judge(
      field,
      deny('forbidden', `This gives access to ${field} that are outside your own scope.`),
    );
  }
  return denials;
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
