import type { Metadata } from 'next';
import { ModuleLevels } from '@/components/access/module-levels';
import { PageHeader } from '@/components/layout/page-header';
import { RoleHolders } from '@/components/roles/role-holders';
import { NotAllowed } from '@/components/users/not-allowed';
import { usersCounted } from '@/components/users/counts';
import { levelsOfRoles } from '@/lib/access/levels-of-roles';
import { systemRoles } from '@/lib/access/system-roles';
import { pageActor } from '@/lib/delivery/page-actor';
import { canReadRoles } from '@/lib/roles/policy';
import { findRoleRefusal } from '@/lib/roles/queries/get-role';
import { viewedRole, type RoleParams } from '../_components/viewed-role';
import { DeleteRole } from './_components/delete-role';
import { RoleActs } from './_components/role-acts';

interface RolePageProps {
  params: RoleParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: RolePageProps): Promise<Metadata> {
  const read = canReadRoles(await pageActor((await params).project));
  return { title: read.allowed ? (await viewedRole(params)).role.name : 'Role' };
}

export default async function RolePage({ params, searchParams }: RolePageProps) {
  const read = canReadRoles(await pageActor((await params).project));
  if (!read.allowed) return <NotAllowed title="Role" reason={read.reason} />;
  const { actor, role, users, holders, now } = await viewedRole(params);
  const home = `/${actor.projectSlug}`;
  const here = `${home}/roles/${role.id}`;
  const mayWrite = actor.may('roles', 'READ_WRITE');
  const refusal = mayWrite ? await findRoleRefusal(actor, role, now) : null;
  const { panel, to } = await searchParams;
  return (
    <>
      <PageHeader
        back={{ href: `${home}/roles`, label: 'Roles' }}
        title={role.name}
        description={
          role.systemRole
            ? `System role, precedence ${systemRoles[role.systemRole].precedence}. What it gives follows modules that are added later.`
            : 'A role of this project.'
        }
        actions={
          mayWrite && (
            <RoleActs
              refusal={refusal}
              editHref={`${here}/edit`}
              cloneHref={`${home}/roles/new?clone=${role.id}`}
              deleteHref={`${here}?panel=delete`}
            />
          )
        }
      />
      <div className="grid grid-cols-1 items-start gap-x-12 gap-y-8 xl:grid-cols-2">
        <section aria-labelledby="gives">
          <h2 id="gives" className="mb-1 font-semibold">
            What it gives
          </h2>
          <ModuleLevels
            caption={`What ${role.name} gives`}
            modules={actor.modules}
            levels={levelsOfRoles([role], actor.modules)}
          />
        </section>
        <RoleHolders
          role={role.name}
          count={usersCounted(users)}
          none={users === 0}
          holders={holders.map((each) => ({ ...each, href: `${home}/users/${each.userId}` }))}
          allHref={
            holders.length < users && holders.length > 0
              ? `${home}/users?role=${role.id}`
              : undefined
          }
        />
      </div>
      {panel === 'delete' && mayWrite && refusal === null && (
        <DeleteRole
          actor={actor}
          role={role}
          users={users}
          holders={holders}
          replacementId={typeof to === 'string' ? to : undefined}
          closeHref={here}
          now={now}
        />
      )}
    </>
  );
}
