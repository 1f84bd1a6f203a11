import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export interface NoInvitationsProps {
  /** Whether a search or filter is on. */
  filtered: boolean;
  clearHref: string;
  /** Absent for those who may not invite. */
  inviteHref: string | undefined;
}

export function NoInvitations({ filtered, clearHref, inviteHref }: NoInvitationsProps) {
  if (filtered) {
    return (
      <EmptyState
        kind="no-match"
        title="No invitation matches"
        action={<ButtonLink href={clearHref}>Clear</ButtonLink>}
      >
        No invitation of this project matches the search and the filter.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="nothing-yet"
      title="No invitation waits"
      action={
        inviteHref && (
          <ButtonLink href={inviteHref} variant="primary">
            Invite users
          </ButtonLink>
        )
      }
    >
      Everybody who was invited to this project has accepted. Choose the status Accepted to see
      those invitations.
    </EmptyState>
  );
}
