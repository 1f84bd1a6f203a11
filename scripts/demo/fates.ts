/** What became of a person in the demo project; each is a state that the list has to show. */
export const fates = [
  'active',
  'never-signed-in',
  'ending',
  'ended',
  'invited',
  'half-way',
  'mail-queued',
  'mail-waiting',
  'mail-failed',
  'expired',
  'disabled',
  'locked',
  'paused',
  'pause-over',
  'needs-reset',
  'revoked',
] as const;
export type Fate = (typeof fates)[number];

const invited: ReadonlySet<Fate> = new Set<Fate>([
  'invited',
  'half-way',
  'mail-queued',
  'mail-waiting',
  'mail-failed',
  'expired',
]);

/** Still on the way in: no account to sign in with. */
export function isInvited(fate: Fate): boolean {
  return invited.has(fate);
}

/** How many of the people without a story of their own meet each fate. */
const counts: Record<Fate, number> = {
  active: 109,
  'never-signed-in': 9,
  ending: 3,
  ended: 1,
  invited: 19,
  'half-way': 3,
  'mail-queued': 2,
  'mail-waiting': 1,
  'mail-failed': 5,
  expired: 6,
  disabled: 8,
  locked: 3,
  paused: 3,
  'pause-over': 1,
  'needs-reset': 1,
  revoked: 7,
};

export const commonFates: readonly Fate[] = fates.flatMap((fate) =>
  Array.from({ length: counts[fate] }, () => fate),
);
