import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button-link';
import { RefusedButton } from '@/components/ui/refused-button';
import { LastDay } from '@/components/ui/time';
import { closedWords, type ShownMembership } from './membership-words';

export interface ProjectListProps {
  memberships: readonly ShownMembership[];
  /** The address of the dialog that leaves a project. */
  leaveHref: (slug: string) => string;
}

/** Somebody's own projects with what they are there, and the way out. */
export function ProjectList({ memberships, leaveHref }: ProjectListProps) {
  return (
    <ul className="divide-y border-y">
      {memberships.map((membership) => (
        <li
          key={membership.slug}
          className="flex min-h-14 flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5"
        >
          <Facts membership={membership} />
          {membership.state === 'active' && (
            <Leave membership={membership} href={leaveHref(membership.slug)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Facts({ membership }: { membership: ShownMembership }) {
  const { slug, projectName, roleNames, state, endsAt } = membership;
  return (
    <div className="min-w-0 flex-1 basis-56 wrap-anywhere">
      {state === 'active' ? (
        <Link href={`/${slug}`} prefetch={false} className="font-medium hover:underline">
          {projectName}
        </Link>
      ) : (
        <span className="font-medium">{projectName}</span>
      )}
      <p className="text-sm text-muted">
        {closedWords(membership) ?? roleNames}
        {state === 'active' && endsAt && (
          <>
            {' · until '}
            <LastDay value={endsAt} />
          </>
        )}
      </p>
    </div>
  );
}

function Leave({ membership, href }: { membership: ShownMembership; href: string }) {
  if (membership.isOnlyAdmin) {
    return (
      <RefusedButton reason="You are its only usable Admin. Make another user an Admin first.">
        Leave project
      </RefusedButton>
    );
  }
  return (
    <ButtonLink href={href} scroll={false} aria-label={`Leave project ${membership.projectName}`}>
      Leave project
    </ButtonLink>
  );
}
