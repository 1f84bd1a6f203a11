import type { NamedPerson } from '@/lib/access/access-effects';

export interface NamedPeopleProps {
  people: readonly NamedPerson[];
  /** How many are not named. */
  more: number;
}

/** "Asha Rao, Ravi Iyer and 5 more"; a name that is written from the right turns no other one. */
export function NamedPeople({ people, more }: NamedPeopleProps) {
  return (
    <p className="text-sm text-muted wrap-anywhere">
      {people.map(({ userId, name }, index) => (
        <span key={userId}>
          {index > 0 && (more === 0 && index === people.length - 1 ? ' and ' : ', ')}
          <bdi>{name}</bdi>
        </span>
      ))}
      {more > 0 && ` and ${more.toLocaleString('en-GB')} more`}
    </p>
  );
}
