import type { PersonAct } from './person-schema';
import { digestOfReview } from '../platform/crypto';
import { consequencesOfMany, endedLines, type ActEnded } from './act-words';
import { endedBy } from './carry-out';
import type { ActPlan } from './plan-acts';

type People = { count: number; people: { userId: string; name: string }[] };

/** What a bulk act comes to. */
export type ActsReview = {
  /** Those whom it is done to. */
  acted: People;
  /** What it does to them; once it is done, what it ended. */
  lines: string[];
  skipped: (People & { code: string; reason: string })[];
  /** Stands for all of it: when it is the same later, the same will be done to the same people. */
  reviewed: string;
};

/** Puts those together who fare alike. @param named how many people of a group are named */
export function reviewActs(
  act: PersonAct,
  plans: readonly ActPlan[],
  named = Infinity,
): ActsReview {
  const acted: People = { count: 0, people: [] };
  const skipped = new Map<string, ActsReview['skipped'][number]>();
  for (const plan of plans) {
    const { userId, name } = plan.target.member;
    const group = plan.kind === 'act' ? acted : groupOf(skipped, plan);
    group.count++;
    if (group.people.length < named) group.people.push({ userId, name });
  }
  return {
    acted,
    lines: consequencesOfMany(act, endedBy(act, targetsOf(plans))),
    skipped: [...skipped.values()].sort((one, other) => other.count - one.count),
    reviewed: digestOfReview([act, plans.map(fateOf)]),
  };
}

/** The same once it is done. */
export function outcomeOf(act: PersonAct, review: ActsReview, ended: ActEnded): ActsReview {
  return { ...review, lines: endedLines(act, ended) };
}

export function targetsOf(plans: readonly ActPlan[]) {
  return plans.flatMap((plan) => (plan.kind === 'act' ? [plan.target] : []));
}

function groupOf(
  groups: Map<string, ActsReview['skipped'][number]>,
  { code, reason }: Extract<ActPlan, { kind: 'skip' }>,
): People {
  const key = `${code} ${reason}`;
  const group = groups.get(key) ?? { code, reason, count: 0, people: [] };
  groups.set(key, group);
  return group;
}

/** Devices come and go, and change nothing about what is decided; an account that goes does. */
function fateOf(plan: ActPlan): unknown[] {
  const { member, facts } = plan.target;
  return [member.memberId, plan.kind === 'act' ? facts.otherProjects > 0 : plan.code];
}
