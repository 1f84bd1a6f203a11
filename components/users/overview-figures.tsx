import Link from 'next/link';
import type { ReactNode } from 'react';
import { userStatuses, type UserStatus } from '@/lib/members/schema';
import { formatCount } from './counts';
import { listHref } from './list-address';
import { StatusBadge } from './status-badge';

export interface OverviewFiguresProps {
  overview: { people: Record<UserStatus, number>; failedMails: number };
  usersHref: string;
}

/** Counts, each leading to the list behind it. */
export function OverviewFigures({ overview, usersHref }: OverviewFiguresProps) {
  const { people, failedMails } = overview;
  return (
    <>
      <Section title="People by status">
        {userStatuses.toReversed().map((status) => (
          <Figure
            key={status}
            href={listHref(usersHref, { status })}
            label={<StatusBadge status={status} />}
            count={people[status]}
          />
        ))}
      </Section>
      <Section title="Invitations">
        <Figure
          href={listHref(usersHref, { status: 'INVITED' })}
          label="Waiting to be accepted"
          count={people.INVITED}
        />
        <Figure
          href={listHref(usersHref, { mail: 'failed' })}
          label="Mails that could not be delivered"
          count={failedMails}
          alarming
        />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 font-semibold">{title}</h2>
      <ul className="divide-y border-y">{children}</ul>
    </section>
  );
}

interface FigureProps {
  href: string;
  label: ReactNode;
  count: number;
  /** More than none is bad news. */
  alarming?: boolean;
}

function Figure({ href, label, count, alarming = false }: FigureProps) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="flex min-h-11 items-center justify-between gap-4 px-2 hover:bg-hover"
      >
        <span>{label}</span>
        <span
          className={
            alarming && count > 0 ? 'font-medium text-bad tabular-nums' : 'font-medium tabular-nums'
          }
        >
          {formatCount(count)}
        </span>
      </Link>
    </li>
  );
}
