import { NamedPeople } from '@/components/access/named-people';
import { usersCounted } from './counts';

/** People who fare alike, of whom some are named. */
export type People = { count: number; people: { userId: string; name: string }[] };

export type SkippedGroup = People & { code: string; reason: string };

export interface SkippedPeopleProps {
  skipped: readonly SkippedGroup[];
  /** Whether it has happened. */
  done?: boolean | undefined;
}

/** Whom a bulk act leaves as they are, and why. */
export function SkippedPeople({ skipped, done }: SkippedPeopleProps) {
  if (skipped.length === 0) return null;
  const title = done ? 'Left as they were' : 'Left as they are';
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      <ul aria-label={title} className="flex flex-col divide-y border-y">
        {skipped.map((group) => (
          <li key={`${group.code} ${group.reason}`} className="py-2.5">
            <p>
              <span className="font-medium">{usersCounted(group.count)}:</span> {group.reason}
            </p>
            <EverybodyOf group={group} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Thousands of names scroll in a box of their own. */
export function EverybodyOf({ group: { count, people } }: { group: People }) {
  const names = <NamedPeople people={people} more={count - people.length} />;
  if (people.length <= 50) return names;
  return (
    <div tabIndex={0} role="group" aria-label="Names" className="max-h-48 overflow-y-auto">
      {names}
    </div>
  );
}
