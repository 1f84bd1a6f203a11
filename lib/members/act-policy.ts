import type { Actor } from '../core/actor';
import type { Decision } from '../core/decision';
import {
  canChangeAccount,
  canDeleteUser,
  canGrantAccess,
  canRevokeAccess,
  type TargetPerson,
} from './person-policy';
import type { PersonAct } from './person-schema';

/** The facts that decide which acts there are for somebody. */
export type ActStanding = {
  status: 'INVITED' | 'ACTIVE' | 'REVOKED';
  endsAt: Date | null;
  disabledAt: Date | null;
  /** By an administrator. */
  lockedAt: Date | null;
  /** Whether failed sign-ins closed the password road. */
  lockedByFailures: boolean;
  /** Whether nobody else is a usable Admin in a project where they are one: here, or anywhere. */
  lastAdminHere: boolean;
  lastAdminAnywhere: boolean;
};

/** Whether the actor has the authority for it. */
export function canAct(actor: Actor, target: TargetPerson, act: PersonAct): Decision {
  if (act === 'revoke') return canRevokeAccess(actor, target);
  if (act === 'grant') return canGrantAccess(actor, target);
  if (act === 'delete') return canDeleteUser(actor, target);
  return canChangeAccount(actor, target, act);
}

/** Which acts change something about somebody now, in the order of menus. */
export function openActs(
  standing: Omit<ActStanding, 'lastAdminHere' | 'lastAdminAnywhere'>,
  now: Date,
): PersonAct[] {
  const { status, endsAt, disabledAt, lockedAt, lockedByFailures } = standing;
  const over = status === 'REVOKED' || (endsAt !== null && endsAt <= now);
  return [
    disabledAt ? 'enable' : 'disable',
    lockedAt || lockedByFailures ? 'unlock' : 'lock',
    ...(over ? (['grant'] as const) : status === 'ACTIVE' ? (['revoke'] as const) : []),
    'delete',
  ];
}

const doneAlready: Record<Exclude<PersonAct, 'delete'>, string> = {
  disable: 'is disabled already',
  enable: 'is enabled already',
  lock: 'is locked already',
  unlock: 'is not locked',
  revoke: 'has no access to this project already',
  grant: 'has access to this project already',
};

/**
 * What speaks against an act beside authority: that it is done, that it is too early for it, or
 * that a project needs the person. The database has the last word on the latter.
 */
export type ActHindrance = { kind: 'done' | 'too-early' | 'last-admin'; reason: string };

export function hindranceOf(
  act: PersonAct,
  name: string,
  standing: ActStanding,
  now: Date,
): ActHindrance | null {
  // Wrong passwords may have closed one road; an administrator can still close the others.
  const open = act === 'lock' ? !standing.lockedAt : openActs(standing, now).includes(act);
  if (open || act === 'delete') return losesAdmin(act, standing) ? lastAdmin(name) : null;
  if (standing.status === 'INVITED' && (act === 'grant' || act === 'revoke')) {
    const reason = `${name} has not accepted the invitation yet.`;
    return {
      kind: 'too-early',
      reason: act === 'revoke' ? `${reason} Withdraw it instead.` : reason,
    };
  }
  return { kind: 'done', reason: `${name} ${doneAlready[act]}.` };
}

function losesAdmin(act: PersonAct, standing: ActStanding): boolean {
  if (act === 'disable' || act === 'lock') return standing.lastAdminAnywhere;
  return (act === 'revoke' || act === 'delete') && standing.lastAdminHere;
}

function lastAdmin(name: string): ActHindrance {
  const reason = `${name} is the last usable Admin of a project, which needs one. Make another user an Admin first.`;
  return { kind: 'last-admin', reason };
}
