import { EditRolePanel } from '@/components/users/edit-role-panel';
import { basisOf } from '@/lib/core/basis';
import { refusalOf } from '@/lib/core/decision';
import { roleFacts } from '@/lib/members/access-facts';
import { canGiveRoles } from '@/lib/members/policy';
import { listRoles } from '@/lib/roles/queries';
import { changeRolesAction } from '../../actions';
import type { ViewedUser } from './viewed-user';

interface EditRoleProps {
  viewed: ViewedUser;
  closeHref: string;
}

/** The roles of one user, those that the viewer cannot give with the reason. */
export async function EditRole({ viewed: { actor, user }, closeHref }: EditRoleProps) {
  const roles = await listRoles(actor);
  return (
    <EditRolePanel
      action={changeRolesAction}
      hidden={{ project: actor.projectSlug, userId: user.userId }}
      basis={basisOf(roleFacts(user.access))}
      closeHref={closeHref}
      name={user.name}
      endsAt={user.endsAt?.toISOString() ?? null}
      roles={roles.map((role) => {
        const held = user.access.roles.find(({ id }) => id === role.id);
        return {
          id: role.id,
          name: role.name,
          systemRole: role.systemRole,
          held: held !== undefined,
          endsAt: held?.endsAt?.toISOString() ?? null,
          refusal: held ? null : refusalOf(canGiveRoles(actor, [role])),
        };
      })}
    />
  );
}
