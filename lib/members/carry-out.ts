import { recordManyAudits, type AuditEntry } from '../audit/record-audit';
import type { AuditEventName } from '../audit/events';
import type { Context } from '../core/context';
import { enqueueEmails, type OutgoingEmail } from '../outbox/enqueue-email';
import type { Tx } from '../platform/transact';
import { roleFacts } from './access-facts';
import type { ActTarget } from './act-facts';
import { passcodesOf, sumOfPasscodes } from './act-passcodes';
import type { ActEnded } from './act-words';
import { actWrites } from './act-writes';
import type { PersonAct } from './person-schema';

const events: Record<PersonAct, AuditEventName> = {
  disable: 'user.disabled',
  enable: 'user.enabled',
  lock: 'user.locked',
  unlock: 'user.unlocked',
  revoke: 'user.access_revoked',
  grant: 'user.access_granted',
  delete: 'user.deleted',
};

/**
 * Does one act to any number of people, set by set: the rows, the sessions that end with them, an
 * audit row and a mail for each. Whoever calls has locked them, and asked whether it is allowed.
 */
export async function carryOut(
  tx: Tx,
  ctx: Context,
  act: PersonAct,
  targets: readonly ActTarget[],
): Promise<ActEnded> {
  if (targets.length === 0) return endedBy(act, []);
  await actWrites[act](tx, targets, ctx.now);
  await recordManyAudits(
    tx,
    ctx,
    targets.flatMap((target) =>
      (concernsAccount(act) ? target.projectIds : [ctx.projectId]).map((projectId) =>
        auditEntry(act, target, projectId, ctx.now),
      ),
    ),
  );
  await enqueueEmails(
    tx,
    targets.flatMap((target) => mailOf(ctx, act, target)),
    ctx.now,
  );
  return endedBy(act, targets);
}

function concernsAccount(act: PersonAct): boolean {
  return act !== 'revoke' && act !== 'grant' && act !== 'delete';
}

function auditEntry(act: PersonAct, target: ActTarget, projectId: string, now: Date): AuditEntry {
  const { userId, name, email } = target.member;
  return {
    event: events[act],
    projectId,
    target: { type: 'user', id: userId, name, email },
    ...changeOf(act, target, now),
  };
}

function changeOf(
  act: PersonAct,
  { member, facts, standing }: ActTarget,
  now: Date,
): Pick<AuditEntry, 'before' | 'after'> {
  const signedOut = { devicesSignedOut: facts.devices };
  const { access } = member;
  switch (act) {
    case 'disable':
      return { before: { enabled: true }, after: { enabled: false, ...signedOut } };
    case 'enable':
      return { before: { enabled: false }, after: { enabled: true } };
    case 'lock':
      return { before: { locked: false }, after: { locked: true, ...signedOut } };
    case 'unlock':
      return {
        before: {
          locked: true,
          byAdministrator: standing.lockedAt !== null,
          byFailedSignIns: facts.lockedByFailures,
        },
        after: { locked: false },
      };
    case 'revoke':
      return {
        before: { status: access.status },
        after: {
          status: 'REVOKED',
          devicesSignedOut: facts.activeElsewhere ? 0 : facts.devices,
        },
      };
    case 'grant': {
      const ended = access.endsAt !== null && access.endsAt <= now;
      return {
        before: {
          status: access.status,
          ...(ended ? { endsAt: access.endsAt?.toISOString() ?? null } : {}),
        },
        after: {
          status: access.status === 'REVOKED' ? 'ACTIVE' : access.status,
          ...(ended ? { endsAt: null } : {}),
        },
      };
    }
    case 'delete':
      return {
        before: { status: access.status, ...roleFacts(access) },
        after: {
          accountDeleted: facts.otherProjects === 0,
          devicesSignedOut: facts.activeElsewhere ? 0 : facts.devices,
        },
      };
  }
}

function mailOf(ctx: Context, act: PersonAct, target: ActTarget): OutgoingEmail[] {
  const { member, facts } = target;
  const shared = {
    name: member.name,
    projectName: ctx.actor.projectName,
    at: ctx.now.toISOString(),
  };
  const changes = {
    disable: 'disabled',
    enable: 'enabled',
    lock: 'locked',
    unlock: 'unlocked',
  } as const;
  const access = { revoke: 'revoked', grant: 'granted', delete: 'deleted' } as const;
  if (act === 'revoke' || act === 'grant' || act === 'delete') {
    // Whoever never heard of the invitation is not told of its end either.
    if (act === 'delete' && !facts.activated && facts.invitationUnsent) return [];
    const accountDeleted = act === 'delete' && facts.otherProjects === 0;
    const props = { ...shared, change: access[act], accountDeleted };
    return [{ template: 'project-access', to: member.email, props }];
  }
  return [
    { template: 'account-status', to: member.email, props: { ...shared, change: changes[act] } },
  ];
}

/** What an act ends, or ended, summed over the people it is done to. */
export function endedBy(act: PersonAct, targets: readonly ActTarget[]): ActEnded {
  const count = (of: (facts: ActTarget['facts']) => number | boolean) =>
    targets.reduce((sum, { facts }) => sum + Number(of(facts)), 0);
  const signsOut = act === 'disable' || act === 'lock';
  const closes = act === 'revoke' || act === 'delete';
  return {
    devices: count(({ devices, activeElsewhere }) =>
      signsOut || (closes && !activeElsewhere) ? devices : 0,
    ),
    passcodes: sumOfPasscodes(targets.map((target) => passcodesOf(act, target))),
    invitations: signsOut || act === 'delete' ? count(({ invitationOpen }) => invitationOpen) : 0,
    accounts: act === 'delete' ? count(({ otherProjects }) => otherProjects === 0) : 0,
    kept: act === 'delete' ? count(({ otherProjects }) => otherProjects > 0) : 0,
    concernedElsewhere: concernsAccount(act) ? count(({ otherProjects }) => otherProjects > 0) : 0,
  };
}
