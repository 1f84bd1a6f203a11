import type { SystemRoleKey } from '../../lib/access/system-roles';
import { commonFates, isInvited, type Fate } from './fates';
import { nameGroups } from './names';
import type { Random } from './random';
import { nameStories, signInStories, type Story } from './stories';

export type DemoPerson = Story & {
  id: string;
  memberId: string;
  mobile: string | null;
  addedAt: Date;
  joinedAt: Date | null;
  lastSignInAt: Date | null;
  /** Who invited them; null for the first Admin. */
  inviter: DemoPerson | null;
};

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** How long the project has existed. */
export const projectAgeMs = 420 * day;

const domains = ['example.com', 'example.com', 'example.com', 'example.org', 'example.net'];
const roleShares: readonly (readonly [SystemRoleKey, number])[] = [
  ['APPROVER', 0.1],
  ['CREATOR', 0.35],
  ['MEMBER', 1],
];

/** Everybody of the demo project, those that can be signed in as first. */
export function createPeople(random: Random, now: Date): DemoPerson[] {
  const people: DemoPerson[] = [];
  const inviters: DemoPerson[] = [];
  const stories = [...signInStories, ...random.shuffled([...nameStories, ...common(random)])];
  stories.forEach((story, index) => {
    const first = index === 0;
    const known = index < signInStories.length;
    const inviter = first ? null : random.pick(inviters);
    const person = withDates(random, story, inviter, first ? projectAgeMs : null, known, now);
    people.push(person);
    if (person.role === 'ADMIN' && person.fate === 'active') inviters.push(person);
  });
  return people;
}

function common(random: Random): Story[] {
  const taken = new Set<string>();
  return random.shuffled(commonFates).map((fate) => {
    const group = random.pick(nameGroups);
    const first = random.pick(group.first);
    const last = random.pick(group.last);
    const spelling = `${first.spelling}.${last.spelling}`;
    let address = spelling;
    for (let n = 2; taken.has(address); n++) address = `${spelling}${n}`;
    taken.add(address);
    // Most of the invited have only an address until they fill in their name themselves.
    const unnamed = isInvited(fate) && fate !== 'half-way' && random.next() < 0.75;
    const share = random.next();
    return {
      firstName: unnamed ? '' : first.text,
      lastName: unnamed ? '' : last.text,
      email: `${address}@${random.pick(domains)}`,
      role: roleShares.find(([, upTo]) => share < upTo)?.[0] ?? 'MEMBER',
      fate,
    };
  });
}

function withDates(
  random: Random,
  story: Story,
  inviter: DemoPerson | null,
  age: number | null,
  known: boolean,
  now: Date,
): DemoPerson {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const addedAgo = age ?? addedAgoMs(random, story.fate, known);
  // Nobody invites before they joined themselves.
  const invitedAt = Math.max(ago(addedAgo).getTime(), (inviter?.joinedAt?.getTime() ?? 0) + hour);
  const addedAt = new Date(invitedAt);
  const waited = random.between(20 * minute, 40 * hour);
  const joinedAt = isInvited(story.fate)
    ? null
    : new Date(Math.min(invitedAt + waited, now.getTime() - 12 * minute));
  const signedIn = joinedAt !== null && story.fate !== 'never-signed-in';
  const lastSignInAgo = known ? 40 * minute : signInAgoMs(random, story.fate);
  return {
    ...story,
    id: random.idAt(addedAt),
    memberId: random.idAt(addedAt),
    mobile:
      random.next() < 0.3 ? `+1 555 01${random.between(0, 99).toString().padStart(2, '0')}` : null,
    addedAt,
    joinedAt,
    lastSignInAt: signedIn
      ? new Date(Math.max(now.getTime() - lastSignInAgo, joinedAt.getTime() + 5 * minute))
      : null,
    inviter,
  };
}

function addedAgoMs(random: Random, fate: Fate, known: boolean): number {
  if (known) return 300 * day;
  switch (fate) {
    case 'mail-queued':
      return random.between(minute, 4 * minute);
    case 'mail-waiting':
      return 5 * hour;
    case 'expired':
      return random.between(4 * day, 40 * day);
    case 'invited':
    case 'half-way':
    case 'mail-failed':
      return random.between(15 * minute, 70 * hour);
    case 'never-signed-in':
      return random.between(2 * day, 20 * day);
    default:
      // More in the recent months than in the first ones.
      return Math.round(8 * day + random.next() ** 1.4 * 380 * day);
  }
}

function signInAgoMs(random: Random, fate: Fate): number {
  if (fate === 'revoked' || fate === 'ended') return random.between(20 * day, 120 * day);
  if (fate === 'disabled' || fate === 'locked') return random.between(3 * day, 90 * day);
  const share = random.next();
  if (share < 0.12) return random.between(3 * minute, hour);
  if (share < 0.4) return random.between(hour, day);
  if (share < 0.75) return random.between(day, 7 * day);
  if (share < 0.93) return random.between(7 * day, 45 * day);
  return random.between(45 * day, 200 * day);
}
