import { InvitePanel } from '@/components/users/invite-panel';
import type { RoleAccess } from '@/lib/access/resolve-access';
import type { Actor } from '@/lib/core/actor';
import { canGiveRoles } from '@/lib/members/policy';
import { invitationsPerInvite } from '@/lib/invitations/schema';
import { listScopeEntries } from '@/lib/members/queries/list-scope-entries';
import { inviteUsersAction } from '../actions';

interface InviteUsersProps {
  actor: Actor;
  /** Highest precedence first. */
  roles: RoleAccess[];
  /** A role that was made for this invite, as the address names it. */
  newRole: string | undefined;
  closeHref: string;
}

/** The invite panel with the roles that this viewer may give. */
export async function InviteUsers({ actor, roles, newRole, closeHref }: InviteUsersProps) {
  const entries = await listScopeEntries(actor);
  const given = roles.filter((role) => canGiveRoles(actor, [role]).allowed);
  // The least that the project has to give, so that more is always a decision.
  const least = given.findLast((role) => role.systemRole !== null) ?? given.at(-1);
  return (
    <InvitePanel
      project={actor.projectSlug}
      viewerId={actor.userId}
      closeHref={closeHref}
      roles={given.map(({ id, name }) => ({ value: id, label: name }))}
      defaultRoleId={least?.id ?? ''}
      newRoleId={given.find(({ id }) => id === newRole)?.id}
      createRoleHref={
        actor.may('roles', 'READ_WRITE')
          ? `/${actor.projectSlug}/roles/new?return=invite`
          : undefined
      }
      entries={entries}
      givable={actor.scopes}
      most={invitationsPerInvite}
      action={inviteUsersAction}
    />
  );
}
