import type { Metadata } from 'next';
import { PageHeader } from '@/components/layout/page-header';
import { RolesTable } from '@/components/roles/roles-table';
import { ButtonLink } from '@/components/ui/button-link';
import { NotAllowed } from '@/components/users/not-allowed';
import { refusalOf } from '@/lib/core/decision';
import { pageActor } from '@/lib/delivery/page-actor';
import { canChangeRole, canReadRoles } from '@/lib/roles/policy';
import { listRoleSummaries } from '@/lib/roles/queries/list-role-summaries';

export const metadata: Metadata = { title: 'Roles' };

export default async function RolesPage({ params }: { params: Promise<{ project: string }> }) {
  const actor = await pageActor((await params).project);
  const read = canReadRoles(actor);
  if (!read.allowed) return <NotAllowed title="Roles" reason={read.reason} />;
  const roles = await listRoleSummaries(actor, new Date());
  const home = `/${actor.projectSlug}`;
  const base = `${home}/roles`;
  const mayWrite = actor.may('roles', 'READ_WRITE');
  return (
    <>
      <PageHeader
        title="Roles"
        count={roles.length.toLocaleString('en-GB')}
        description="Roles add up: on each module, a user has the highest level that any of their roles gives."
        actions={
          mayWrite && (
            <ButtonLink href={`${base}/new`} variant="primary">
              Create a New Role
            </ButtonLink>
          )
        }
      />
      <RolesTable
        rows={roles.map((role) => {
          const href = `${base}/${role.id}`;
          return {
            id: role.id,
            name: role.name,
            href,
            system: role.systemRole !== null,
            precedence: role.precedence,
            users: role.users.toLocaleString('en-GB'),
            usersHref: actor.may('users', 'READ') ? `${home}/users?role=${role.id}` : undefined,
            acts: mayWrite
              ? {
                  editHref: `${href}/edit`,
                  cloneHref: `${base}/new?clone=${role.id}`,
                  deleteHref: `${href}?panel=delete`,
                  // Who holds it is looked at on its page.
                  refusal: refusalOf(canChangeRole(actor, role, [])),
                }
              : undefined,
          };
        })}
      />
    </>
  );
}
