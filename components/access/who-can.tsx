import { useId } from 'react';
import { Cell, HeaderCell, PrimaryCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatCount } from '@/components/users/counts';

export interface WhoCanProps {
  /** "Who can write" */
  title: string;
  /** All of them; the people are the first. */
  total: number;
  people: { userId: string; name: string; email: string; why: string }[];
  /** The users list; filtered by this question, and of one user. */
  listHref: string;
  userHref: (userId: string) => string;
}

/** Who has a level on a module, and why. */
export function WhoCan({ title, total, people, listHref, userHref }: WhoCanProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 id={id} className="font-semibold">
          {title} <span className="font-normal text-muted tabular-nums">{formatCount(total)}</span>
        </h3>
        {total > 0 && (
          <TextLink href={listHref} prefetch={false}>
            {total > people.length ? `Show all ${formatCount(total)} in Users` : 'Show in Users'}
          </TextLink>
        )}
      </div>
      {total === 0 ? (
        <p className="text-muted">Nobody can at this moment.</p>
      ) : (
        <Table caption={title}>
          <thead>
            <tr>
              <HeaderCell>Name</HeaderCell>
              <HeaderCell>Because of</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {people.map(({ userId, name, email, why }) => (
              <tr key={userId}>
                <PrimaryCell
                  href={userHref(userId)}
                  title={name}
                  detail={name === email ? undefined : email}
                />
                <Cell place="meta">{why}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
