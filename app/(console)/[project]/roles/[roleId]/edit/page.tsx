import type { Metadata } from 'next';
import { PageHeader } from '@/components/layout/page-header';
import { EditRoleForm } from '@/components/roles/edit-role-form';
import { EmptyState } from '@/components/ui/empty-state';
import { usersCounted } from '@/components/users/counts';
import { NotAllowed } from '@/components/users/not-allowed';
import { basisOf } from '@/lib/core/basis';
import { pageActor } from '@/lib/delivery/page-actor';
import { canWriteRoles } from '@/lib/roles/policy';
import { findRoleRefusal } from '@/lib/roles/queries/get-role';
import { factsOfRole } from '@/lib/roles/role-facts';
import { updateRoleAction } from '../../actions';
import { moduleTitles } from '../../_components/module-titles';
import { viewedRole, type RoleParams } from '../../_components/viewed-role';

export const metadata: Metadata = { title: 'Edit role' };

export default async function EditRolePage({ params }: { params: RoleParams }) {
  const write = canWriteRoles(await pageActor((await params).project));
  if (!write.allowed) return <NotAllowed title="Edit role" reason={write.reason} />;
  const { actor, role, users, now } = await viewedRole(params);
  const here = `/${actor.projectSlug}/roles/${role.id}`;
  const refusal = await findRoleRefusal(actor, role, now);
  return (
    <div className="max-w-160">
      <PageHeader
        back={{ href: here, label: role.name }}
        title={`Edit ${role.name}`}
        description={`${usersCounted(users)} ${users === 1 ? 'has' : 'have'} this role. Nothing is saved before you have seen what it does to them.`}
      />
      {refusal === null ? (
        <EditRoleForm
          action={updateRoleAction}
          hidden={{ project: actor.projectSlug, roleId: role.id }}
          basis={basisOf(factsOfRole(role, actor.modules))}
          cancelHref={here}
          name={role.name}
          levels={role.levels}
          modules={actor.modules}
          moduleTitles={moduleTitles(actor.modules)}
          own={actor.levels}
        />
      ) : (
        <EmptyState kind="not-allowed" title="You may not change this role">
          {refusal}
        </EmptyState>
      )}
    </div>
  );
}
