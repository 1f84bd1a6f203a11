import { LevelChanges } from '@/components/access/access-effects';
import type { AccessChange } from '@/lib/access/compare-access';
import { joinWords } from '@/lib/access/explain';
import { usersCounted } from './counts';
import { EverybodyOf, type People, type SkippedGroup, SkippedPeople } from './skipped-people';

export type RolesReviewFacts = {
  changed: number;
  effects: (People & {
    before: string[];
    after: string[];
    /** Asked for and not given, because a system role above it is kept. */
    dropped: string[];
    changes: AccessChange[];
  })[];
  skipped: SkippedGroup[];
  /** Stands for all of it. */
  reviewed: string;
};

export interface RolesReviewProps {
  review: RolesReviewFacts;
  nameOf: (key: string) => string;
  /** Whether it has happened. */
  done?: boolean;
}

/** Who gains and loses what, those who fare alike together; then who stays as they are, and why. */
export function RolesReview({ review: { effects, skipped }, nameOf, done }: RolesReviewProps) {
  return (
    <>
      {effects.length > 0 && (
        <ul aria-label={done ? 'Changed' : 'Changes'} className="flex flex-col divide-y border-y">
          {effects.map((effect) => (
            <li key={JSON.stringify(effect.people[0])} className="py-2.5">
              <p className="font-medium">
                {usersCounted(effect.count)}: {roleWords(effect.before)} → {roleWords(effect.after)}
              </p>
              <EverybodyOf group={effect} />
              {effect.dropped.length > 0 && (
                <p className="mt-1">
                  {joinWords(effect.dropped)} {done ? 'was' : 'is'} not given, since a person has
                  one system role, the highest.
                </p>
              )}
              {effect.changes.length > 0 ? (
                <LevelChanges changes={effect.changes} nameOf={nameOf} />
              ) : (
                <p className="mt-1">What they may see and do stays the same.</p>
              )}
            </li>
          ))}
        </ul>
      )}
      <SkippedPeople skipped={skipped} done={done} />
    </>
  );
}

function roleWords(roles: readonly string[]): string {
  return roles.length === 0 ? 'No role' : roles.join(', ');
}
