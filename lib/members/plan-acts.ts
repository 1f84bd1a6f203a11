import type { Actor } from '../core/actor';
import { foldText } from '../core/person-name';
import type { ActTarget } from './act-facts';
import { canAct, hindranceOf } from './act-policy';
import type { ActOnMany } from './person-schema';

/** What comes of a bulk act for one of the selected. */
export type ActPlan = { target: ActTarget } & (
  { kind: 'act' } | { kind: 'skip'; code: string; reason: string }
);

const done: Record<ActOnMany, string> = {
  enable: 'They are enabled already.',
  disable: 'They are disabled already.',
  revoke: 'They have no access to this project already.',
  delete: '',
};

const waiting = 'They have not accepted their invitation yet. Withdraw it instead.';

/** What an act does to each of them by name: pure, so that the review and the act are the same. */
export function planActs(
  actor: Actor,
  act: ActOnMany,
  targets: Iterable<ActTarget>,
  now: Date,
): ActPlan[] {
  return [...targets].sort(byName).map((target): ActPlan => {
    const skip = (code: string, reason: string) =>
      ({ target, kind: 'skip', code, reason }) as const;
    const may = canAct(actor, { ...target.target, name: 'This person' }, act);
    if (!may.allowed) return skip(may.code, may.reason);
    const hindrance = hindranceOf(act, 'This person', target.standing, now);
    if (!hindrance) return { target, kind: 'act' };
    if (hindrance.kind === 'last-admin') return skip('last_admin', hindrance.reason);
    return skip(hindrance.kind, hindrance.kind === 'done' ? done[act] : waiting);
  });
}

function byName({ member: one }: ActTarget, { member: other }: ActTarget): number {
  const [a, b] = [foldText(one.name), foldText(other.name)];
  if (a !== b) return a < b ? -1 : 1;
  return one.memberId < other.memberId ? -1 : 1;
}
