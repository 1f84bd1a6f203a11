import { InvitationsPanel } from '@/components/invitations/invitations-panel';
import { selectionFilter } from '@/components/users/list-address';
import type { Actor } from '@/lib/core/actor';
import type { MemberListParams } from '@/lib/members/schema';
import { resendInvitationsOfUsersAction } from '../../invitations/actions';

interface ResendToUsersProps {
  actor: Actor;
  address: MemberListParams;
  closeHref: string;
}

/** The waiting invitations of the selected users, to be sent again. */
export function ResendToUsers({ actor, address, closeHref }: ResendToUsersProps) {
  return (
    <InvitationsPanel
      act="resend"
      project={actor.projectSlug}
      field="users"
      filter={selectionFilter(address)}
      closeHref={closeHref}
      action={resendInvitationsOfUsersAction}
    />
  );
}
