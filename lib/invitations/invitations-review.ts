import { digestOfReview } from '../platform/crypto';
import type { InvitationPlan, SkipCode } from './plan-invitations';

type Named = { userId: string; name: string };
type People = { count: number; people: Named[] };

/** What a bulk act on invitations comes to. */
export type InvitationsReview = {
  /** Those whom the act is about. */
  acted: People;
  skipped: (People & { code: SkipCode; reason: string })[];
  /** Stands for all of it: when it is the same later, the same will be done to the same people. */
  reviewed: string;
};

/** Puts those together who are left out for the same reason. @param named how many of a group are named */
export function reviewInvitations(
  plans: readonly InvitationPlan[],
  named = Infinity,
): InvitationsReview {
  const acted: People = { count: 0, people: [] };
  const skipped = new Map<string, InvitationsReview['skipped'][number]>();
  for (const plan of plans) {
    let group = acted;
    if (plan.kind === 'skip') {
      const { code, reason } = plan;
      const known = skipped.get(code) ?? { code, reason, count: 0, people: [] };
      skipped.set(code, known);
      group = known;
    }
    group.count++;
    if (group.people.length < named) group.people.push(plan.person);
  }
  return {
    acted,
    skipped: [...skipped.values()].sort((one, other) => other.count - one.count),
    // Sent anew by somebody else in between, it is not to be sent once more.
    reviewed: digestOfReview(
      plans.map((plan) => [
        plan.person.userId,
        plan.kind === 'act' ? [plan.invitation.id, plan.invitation.sentAt] : plan.code,
      ]),
    ),
  };
}
