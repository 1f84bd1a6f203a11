import type { AccessChange } from '../access/compare-access';
import { digestOfReview } from '../platform/crypto';
import type { RolesPlan, SkipCode } from './plan-roles';

type Person = { userId: string; name: string };
type People = { count: number; people: Person[] };

/** What a bulk change of roles does to some people: the same to each of them. */
export type RolesEffect = People & {
  before: string[];
  after: string[];
  /** Asked for and not given, because a system role above it is kept. */
  dropped: string[];
  changes: AccessChange[];
};

export type SkippedPeople = People & { code: SkipCode; reason: string };

export type RolesReview = {
  /** How many of the selected are in the project. */
  found: number;
  changed: number;
  effects: RolesEffect[];
  skipped: SkippedPeople[];
  /** Stands for all of it: when it is the same later, the same will be done to the same people. */
  reviewed: string;
};

/** Puts those together who fare alike. @param named how many people of a group are named */
export function reviewOf(plans: readonly RolesPlan[], named = Infinity): RolesReview {
  const effects = new Map<string, RolesEffect>();
  const skipped = new Map<string, SkippedPeople>();
  const fates = plans.map((plan) => {
    if (plan.kind === 'skip') {
      const { code, reason } = plan;
      return add(skipped, { code, reason, count: 0, people: [] }, plan, named);
    }
    return add(effects, { ...effectOf(plan), count: 0, people: [] }, plan, named);
  });
  const review = { effects: largestFirst(effects), skipped: largestFirst(skipped) };
  return {
    ...review,
    found: plans.length,
    changed: review.effects.reduce((sum, { count }) => sum + count, 0),
    reviewed: digestOfReview(plans.map(({ member }, index) => [member.memberId, fates[index]])),
  };
}

function effectOf({
  before,
  after,
  dropped,
  changes,
}: Extract<RolesPlan, { kind: 'change' }>): Omit<RolesEffect, keyof People> {
  return {
    before: before.map(({ name }) => name),
    after: after.map(({ name }) => name),
    dropped: dropped.map(({ name }) => name),
    changes,
  };
}

/** @returns what tells the group from others */
function add<Group extends People>(
  groups: Map<string, Group>,
  empty: Group,
  { member: { userId, name } }: RolesPlan,
  named: number,
): string {
  const key = JSON.stringify(empty);
  const group = groups.get(key) ?? empty;
  groups.set(key, group);
  group.count++;
  if (group.people.length < named) group.people.push({ userId, name });
  return key;
}

function largestFirst<Group extends People>(groups: Map<string, Group>): Group[] {
  return [...groups.values()].sort((one, other) => other.count - one.count);
}
