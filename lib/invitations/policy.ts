import { isWithin, outranks, type RoleGrants } from '../access/system-roles';
import type { Actor } from '../core/actor';
import { allow, deny, type Decision } from '../core/decision';
import { canWriteUsers } from '../members/policy';

type NamedRole = RoleGrants & { name: string };

/** An invited person and what the invitation gives. */
export type InvitedTarget = { name: string; roles: NamedRole[] };

/** Nobody gives more than they have. */
export function canGiveRoles(actor: Actor, roles: NamedRole[]): Decision {
  if (isWithin(roles, actor.roles)) return allow;
  const names = roles.map((role) => role.name).join(', ');
  return deny('forbidden', `The role ${names} gives access that you lack.`);
}

/** Nobody acts upwards. */
export function canWithdrawInvitation(actor: Actor, target: InvitedTarget): Decision {
  const write = canWriteUsers(actor);
  if (!write.allowed) return write;
  return outranks(target.roles, actor.roles)
    ? deny('outranked', `${target.name} was given access that you lack.`)
    : allow;
}

/** Sending anew gives the roles anew. */
export function canResendInvitation(actor: Actor, target: InvitedTarget): Decision {
  const act = canWithdrawInvitation(actor, target);
  return act.allowed ? canGiveRoles(actor, target.roles) : act;
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
