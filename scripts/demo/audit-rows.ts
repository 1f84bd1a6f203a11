import type { AuditEventName } from '../../lib/audit/events';
import { systemRoles } from '../../lib/access/system-roles';
import { displayName } from '../../lib/core/person-name';
import type { Prisma } from '../../lib/platform/generated/client';
import type { CreatedProject } from '../../lib/projects/store';
import { addressOf, devices, obstacles } from './account-rows';
import { day, hour, minute, type DemoPerson } from './people';
import type { Random } from './random';

type Entry = {
  at: Date;
  event: AuditEventName;
  actor: DemoPerson | null;
  target?: DemoPerson;
  outcome?: 'SUCCESS' | 'REFUSED' | 'FAILED';
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
  reason?: string;
};

const historyMs = 42 * day;

/** Who did what in the project: invitations since its start, sign-ins of the past six weeks. */
export function auditRows(
  random: Random,
  project: CreatedProject & { name: string },
  people: readonly DemoPerson[],
  now: Date,
): Prisma.AuditEventCreateManyInput[] {
  const [founder] = people;
  if (!founder) return [];
  const entries = [
    ...people.flatMap((person) => arrival(person)),
    ...people.flatMap((person) => signIns(random, person, now)),
    ...people.flatMap((person) => failures(random, person, now)),
  ];
  const created: Prisma.AuditEventCreateManyInput = {
    ...rowOf(random, project.id, { at: founder.addedAt, event: 'project.created', actor: null }),
    targetType: 'project',
    targetId: project.id,
    targetName: project.name,
    after: { name: project.name, slug: project.slug, firstAdmin: founder.email },
  };
  const rows = entries
    .filter((entry) => entry.at < now)
    .map((entry) => rowOf(random, project.id, entry));
  return [created, ...rows];
}

function rowOf(random: Random, projectId: string, entry: Entry): Prisma.AuditEventCreateManyInput {
  const { at, event, outcome, before, after, reason } = entry;
  const { actor } = entry;
  const target = entry.target ?? actor;
  return {
    id: random.idAt(at),
    projectId,
    at,
    event,
    outcome,
    before,
    after,
    reason,
    ...(actor && {
      actorUserId: actor.id,
      actorName: displayName(actor),
      actorEmail: actor.email,
      address: addressOf(actor),
      userAgent: devices[addressOf(actor).length % devices.length],
    }),
    ...(target && {
      targetType: 'user',
      targetId: target.id,
      targetName: displayName(target),
      targetEmail: target.email,
    }),
    requestId: random.idAt(at),
  };
}

function arrival(person: DemoPerson): Entry[] {
  const entries: Entry[] = [];
  const { addedAt, joinedAt, inviter } = person;
  if (inviter) {
    entries.push({
      at: addedAt,
      event: 'user.invited',
      actor: inviter,
      target: person,
      after: { email: person.email, roles: [systemRoles[person.role].name] },
    });
  }
  if (joinedAt || person.fate === 'half-way') {
    const at = joinedAt ?? new Date(addedAt.getTime() + 12 * minute);
    entries.push({
      at: new Date(at.getTime() - 2 * minute),
      event: 'invitation.password_set',
      actor: person,
    });
  }
  if (joinedAt) {
    entries.push({
      at: joinedAt,
      event: 'invitation.accepted',
      actor: person,
      before: { status: 'INVITED' },
      after: { status: 'ACTIVE', twoFactor: true },
    });
  }
  return entries;
}

/** Back from the last sign-in, every few days, as far as the history goes. */
function signIns(random: Random, person: DemoPerson, now: Date): Entry[] {
  const entries: Entry[] = [];
  const since = Math.max(now.getTime() - historyMs, person.joinedAt?.getTime() ?? 0);
  let at = person.lastSignInAt?.getTime() ?? 0;
  while (at > since) {
    entries.push({ at: new Date(at), event: 'sign_in.succeeded', actor: person });
    if (random.next() < 0.3) {
      const ended = new Date(at + random.between(20 * minute, 6 * hour));
      entries.push({ at: ended, event: 'session.ended', actor: person });
    }
    at -= random.between(9 * hour, 6 * day);
  }
  return entries;
}

function failures(random: Random, person: DemoPerson, now: Date): Entry[] {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const wrong = (at: Date): Entry => ({
    at,
    event: 'sign_in.failed',
    actor: person,
    outcome: 'FAILED',
    reason: 'Wrong password',
  });
  if (person.fate === 'paused') {
    const { passwordFailures = 0, passwordLockedUntil } = obstacles(person, now);
    const tries = Array.from({ length: passwordFailures }, (_, i) => wrong(ago((i + 4) * minute)));
    const until = new Date(passwordLockedUntil ?? now).toISOString();
    const after = { until, failures: passwordFailures };
    return [...tries, { at: ago(4 * minute), event: 'sign_in.locked', actor: person, after }];
  }
  if (person.fate === 'disabled' || person.fate === 'locked') {
    const reason = `The account is ${person.fate}`;
    return [
      {
        at: ago(random.between(10 * minute, hour)),
        event: 'sign_in.blocked',
        actor: person,
        outcome: 'REFUSED',
        reason,
      },
    ];
  }
  if (person.fate !== 'active' || random.next() > 0.25) return [];
  const at = ago(random.between(hour, historyMs));
  if (random.next() < 0.5) return [wrong(at)];
  return [
    { at, event: 'password.reset_requested', actor: person },
    {
      at: new Date(at.getTime() + 6 * minute),
      event: 'password.reset',
      actor: person,
      after: { endedSessions: 1 },
    },
  ].filter((entry) => person.joinedAt !== null && entry.at > person.joinedAt) as Entry[];
}
