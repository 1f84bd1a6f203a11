import { EditRolesPanel } from '@/components/users/edit-roles-panel';
import { selectionFilter } from '@/components/users/list-address';
import { moduleTitle } from '@/lib/access/module-title';
import type { RoleAccess } from '@/lib/access/resolve-access';
import type { Actor } from '@/lib/core/actor';
import { refusalOf } from '@/lib/core/decision';
import { canGiveRoles } from '@/lib/members/policy';
import type { MemberListParams } from '@/lib/members/schema';
import { changeRolesOfManyAction } from '../bulk-actions';

interface EditRolesProps {
  actor: Actor;
  address: MemberListParams;
  /** Highest precedence first. */
  roles: readonly RoleAccess[];
  closeHref: string;
}

/** The bulk "Edit Roles" with what this viewer may give. */
export function EditRoles({ actor, address, roles, closeHref }: EditRolesProps) {
  return (
    <EditRolesPanel
      project={actor.projectSlug}
      filter={selectionFilter(address)}
      roles={roles.map((role) => {
        const { id, name, systemRole } = role;
        return { id, name, systemRole, refusal: refusalOf(canGiveRoles(actor, [role])) };
      })}
      moduleNames={Object.fromEntries(
        actor.modules.map((each) => [each.key, moduleTitle(each, actor.modules)]),
      )}
      closeHref={closeHref}
      action={changeRolesOfManyAction}
    />
  );
}
