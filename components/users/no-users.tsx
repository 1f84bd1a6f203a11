import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export interface NoUsersProps {
  /** Whether a search or filter is on. */
  filtered: boolean;
  clearHref: string;
  /** Absent for those who may not invite. */
  inviteHref: string | undefined;
}

export function NoUsers({ filtered, clearHref, inviteHref }: NoUsersProps) {
  if (filtered) {
    return (
      <EmptyState
        kind="no-match"
        title="No user matches"
        action={<ButtonLink href={clearHref}>Clear</ButtonLink>}
      >
        Nobody in this project matches the search and the filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="nothing-yet"
      title="No users yet"
      action={
        inviteHref && (
          <ButtonLink href={inviteHref} variant="primary">
            Invite users
          </ButtonLink>
        )
      }
    >
      Users are the people who sign in to this project. Each is invited by mail, with a role.
    </EmptyState>
  );
}
