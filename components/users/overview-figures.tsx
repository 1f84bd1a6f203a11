import Link from 'next/link';
import type { ReactNode } from 'react';
import { userStatuses, type UserStatus } from '@/lib/members/schema';
import { endingDays } from '@/lib/core/passcode-terms';
import { formatCount } from './counts';
import { type ListAddress, listHref } from './list-address';
import { StatusBadge } from './status-badge';

export interface OverviewFiguresProps {
  overview: {
    people: Record<UserStatus, number>;
    failedMails: number;
    passcodesEnding: number;
    health: { withoutTwoFactor: number; neverSignedIn: number; absent30: number; absent90: number };
  };
  usersHref: string;
}

/** Counts, each leading to the list behind it. */
export function OverviewFigures({ overview, usersHref }: OverviewFiguresProps) {
  const { people, failedMails, passcodesEnding, health } = overview;
  const active = (address: ListAddress) => listHref(usersHref, { status: 'ACTIVE', ...address });
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
      <Section title="Sign-in of active users">
        <Figure
          href={active({ twoFactor: 'off' })}
          label="Without two-factor"
          count={health.withoutTwoFactor}
          alarming
        />
        <Figure
          href={active({ lastLogin: 'never' })}
          label="Never signed in"
          count={health.neverSignedIn}
        />
        <Figure
          href={active({ lastLogin: '30' })}
          label="Not signed in for 30 days"
          count={health.absent30}
        />
        <Figure
          href={active({ lastLogin: '90' })}
          label="Not signed in for 90 days"
          count={health.absent90}
        />
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
      <Section title="Passcodes">
        <Figure
          href={listHref(usersHref, { passcode: 'ENDING' })}
          label={`Ending within ${endingDays} days`}
          count={passcodesEnding}
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
