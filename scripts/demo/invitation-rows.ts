import { systemRoles } from '../../lib/access/system-roles';
import { displayName } from '../../lib/core/person-name';
import { invitationMs } from '../../lib/invitations/limits';
import { digestToken, randomToken, seal } from '../../lib/platform/crypto';
import { getEnv } from '../../lib/platform/env';
import type { Prisma } from '../../lib/platform/generated/client';
import type { OutgoingEmail } from '../../lib/outbox/enqueue-email';
import type { CreatedProject } from '../../lib/projects/store';
import { unknownLink } from './account-rows';
import { day, hour, minute, type DemoPerson } from './people';
import type { Random } from './random';

export type InvitationRows = {
  mails: Prisma.OutboxMessageCreateManyInput[];
  invitations: Prisma.InvitationCreateManyInput[];
  links: Prisma.InvitationLinkCreateManyInput[];
};

type DemoProject = CreatedProject & { name: string };
type Inviter = DemoPerson & { inviter: DemoPerson };

const refusals = [
  'The mail was refused: 550 5.1.1 The email account that you tried to reach does not exist',
  'The mail was refused: 552 5.2.2 Mailbox full',
  'The mail was refused: 550 5.7.1 Message rejected by the recipient’s policy',
];

/** The invitation of everybody but the first Admin, with its mail and its link. */
export function invitationRows(
  random: Random,
  project: DemoProject,
  people: readonly DemoPerson[],
  now: Date,
): InvitationRows {
  const rows: InvitationRows = { mails: [], invitations: [], links: [] };
  for (const person of people) {
    if (!isInvitedPerson(person)) continue;
    addInvitation(rows, random, project, person, now);
  }
  addWithdrawn(rows, random, project, people, now);
  return rows;
}

function isInvitedPerson(person: DemoPerson): person is Inviter {
  return person.inviter !== null;
}

function addInvitation(
  rows: InvitationRows,
  random: Random,
  project: DemoProject,
  person: Inviter,
  now: Date,
): void {
  const id = random.idAt(person.addedAt);
  const mailId = random.idAt(person.addedAt);
  const token = randomToken();
  const expiresAt = new Date(person.addedAt.getTime() + invitationMs);
  rows.mails.push({
    id: mailId,
    template: 'invitation',
    recipient: person.email,
    createdAt: person.addedAt,
    ...deliveryOf(random, project, person, token, expiresAt, now),
  });
  rows.invitations.push({
    id,
    projectId: project.id,
    memberId: person.memberId,
    email: person.email,
    invitedById: person.inviter.id,
    createdAt: person.addedAt,
    sentAt: person.addedAt,
    expiresAt,
    acceptedAt: person.joinedAt,
    outboxMessageId: mailId,
  });
  rows.links.push({ digest: digestToken(token), invitationId: id, createdAt: person.addedAt });
  if (random.next() < 0.1) {
    // The link of a first mail, which sending again replaced.
    rows.links.push({
      digest: unknownLink(),
      invitationId: id,
      createdAt: new Date(person.addedAt.getTime() - 5 * minute),
      supersededAt: person.addedAt,
    });
  }
}

type Delivery = Pick<
  Prisma.OutboxMessageCreateManyInput,
  'status' | 'attempts' | 'nextAttemptAt' | 'lastError' | 'sentAt' | 'sealedProps'
>;

/**
 * Only what is queued is ever sent, and is due within moments for two people and tomorrow for a
 * third, so that all three states can be looked at.
 */
function deliveryOf(
  random: Random,
  project: DemoProject,
  person: Inviter,
  token: string,
  expiresAt: Date,
  now: Date,
): Delivery {
  if (person.fate === 'mail-failed') {
    return {
      status: 'FAILED',
      attempts: 1,
      nextAttemptAt: person.addedAt,
      lastError: random.pick(refusals),
    };
  }
  if (person.fate !== 'mail-queued' && person.fate !== 'mail-waiting') {
    const sentAt = new Date(person.addedAt.getTime() + random.between(300, 4_000));
    return { status: 'SENT', attempts: 1, nextAttemptAt: person.addedAt, sentAt };
  }
  const waiting = person.fate === 'mail-waiting';
  const mail: OutgoingEmail = {
    template: 'invitation',
    to: person.email,
    props: {
      inviterName: displayName(person.inviter),
      inviterEmail: person.inviter.email,
      projectName: project.name,
      roleNames: [systemRoles[person.role].name],
      link: `${getEnv().APP_URL}/invitation/${token}`,
      expiresAt: expiresAt.toISOString(),
      hasAccount: false,
    },
  };
  return {
    status: 'QUEUED',
    attempts: waiting ? 23 : 0,
    nextAttemptAt: waiting ? new Date(now.getTime() + 12 * hour) : now,
    lastError: waiting
      ? 'The mail was put off: 451 4.7.1 Greylisting in action, please come back later'
      : null,
    sealedProps: seal('outbox-props', JSON.stringify(mail)),
  };
}

/** Invitations that were taken back; their members are gone, the records stay. */
function addWithdrawn(
  rows: InvitationRows,
  random: Random,
  project: DemoProject,
  people: readonly DemoPerson[],
  now: Date,
): void {
  for (const name of ['typo.in.the.address', 'left.before.the.start', 'wrong.project']) {
    const createdAt = new Date(now.getTime() - random.between(3 * day, 90 * day));
    const id = random.idAt(createdAt);
    rows.invitations.push({
      id,
      projectId: project.id,
      email: `${name}@example.org`,
      invitedById: people[0]?.id,
      createdAt,
      sentAt: createdAt,
      expiresAt: new Date(createdAt.getTime() + invitationMs),
      withdrawnAt: new Date(createdAt.getTime() + random.between(2 * minute, 2 * day)),
    });
    rows.links.push({ digest: unknownLink(), invitationId: id, createdAt });
  }
}
