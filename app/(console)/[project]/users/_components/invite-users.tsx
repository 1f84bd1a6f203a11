import { InvitePanel } from '@/components/users/invite-panel';
import type { RoleAccess } from '@/lib/access/resolve-access';
import type { Actor } from '@/lib/core/actor';
import { canGiveRoles } from '@/lib/invitations/policy';
import { invitationsPerInvite } from '@/lib/invitations/schema';
import { inviteUsersAction } from '../actions';

interface InviteUsersProps {
  actor: Actor;
  /** Highest precedence first. */
  roles: RoleAccess[];
  closeHref: string;
}

/** The invite panel with the roles that this viewer may give. */
export function InviteUsers({ actor, roles, closeHref }: InviteUsersProps) {
  const given = roles.filter((role) => canGiveRoles(actor, [role]).allowed);
  // The least that the project has to give, so that more is always a decision.
  const least = given.findLast((role) => role.systemRole !== null) ?? given.at(-1);
  return (
    <InvitePanel
      project={actor.projectSlug}
      closeHref={closeHref}
      roles={given.map(({ id, name }) => ({ value: id, label: name }))}
      defaultRoleId={least?.id ?? ''}
      most={invitationsPerInvite}
      action={inviteUsersAction}
    />
  );
}
