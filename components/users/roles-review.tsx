import { LevelChanges } from '@/components/access/access-effects';
import { NamedPeople } from '@/components/access/named-people';
import type { AccessChange } from '@/lib/access/compare-access';
import { joinWords } from '@/lib/access/explain';
import { usersCounted } from './counts';

type People = { count: number; people: { userId: string; name: string }[] };

export type RolesReviewFacts = {
  changed: number;
  effects: (People & {
    before: string[];
    after: string[];
    /** Asked for and not given, because a system role above it is kept. */
    dropped: string[];
    changes: AccessChange[];
  })[];
  skipped: (People & { code: string; reason: string })[];
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
              <Everybody group={effect} />
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
      {skipped.length > 0 && (
        <section className="flex flex-col gap-2">
          <h3 className="font-semibold">{done ? 'Left as they were' : 'Left as they are'}</h3>
          <ul
            aria-label={done ? 'Left as they were' : 'Left as they are'}
            className="flex flex-col divide-y border-y"
          >
            {skipped.map((group) => (
              <li key={`${group.code} ${group.reason}`} className="py-2.5">
                <p>
                  <span className="font-medium">{usersCounted(group.count)}:</span> {group.reason}
                </p>
                <Everybody group={group} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Thousands of names scroll in a box of their own. */
function Everybody({ group: { count, people } }: { group: People }) {
  const names = <NamedPeople people={people} more={count - people.length} />;
  if (people.length <= 50) return names;
  return (
    <div tabIndex={0} role="group" aria-label="Names" className="max-h-48 overflow-y-auto">
      {names}
    </div>
  );
}

function roleWords(roles: readonly string[]): string {
  return roles.length === 0 ? 'No role' : roles.join(', ');
}
