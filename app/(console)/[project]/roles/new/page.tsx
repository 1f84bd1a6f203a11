import type { Metadata } from 'next';
import { PageHeader } from '@/components/layout/page-header';
import { NewRoleForm } from '@/components/roles/new-role-form';
import { Notice } from '@/components/ui/notice';
import { NotAllowed } from '@/components/users/not-allowed';
import { levelsOfRoles } from '@/lib/access/levels-of-roles';
import { isWithin } from '@/lib/access/authority';
import { includesLevel, levelOn, type AccessLevels } from '@/lib/core/access-level';
import type { Actor } from '@/lib/core/actor';
import { pageActor } from '@/lib/delivery/page-actor';
import { canWriteRoles } from '@/lib/roles/policy';
import { listRoles } from '@/lib/roles/queries';
import { roleNameMaxLength } from '@/lib/roles/limits';
import { createRoleAction, createRoleForInviteAction } from '../actions';

export const metadata: Metadata = { title: 'Create a New Role' };

interface NewRolePageProps {
  params: Promise<{ project: string }>;
  /** `clone` is the role to begin with; `return=invite` leads back to the invite panel. */
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewRolePage({ params, searchParams }: NewRolePageProps) {
  const actor = await pageActor((await params).project);
  const title = 'Create a New Role';
  const write = canWriteRoles(actor);
  if (!write.allowed) return <NotAllowed title={title} reason={write.reason} />;
  const query = await searchParams;
  const original = (await listRoles(actor)).find(({ id }) => id === query.clone);
  const levels = original ? levelsOfRoles([original], actor.modules) : {};
  const forInvite = query.return === 'invite';
  const home = `/${actor.projectSlug}`;
  const back = forInvite
    ? { href: `${home}/users?panel=invite`, label: 'Invite users' }
    : { href: `${home}/roles`, label: 'Roles' };
  return (
    <div className="max-w-160">
      <PageHeader
        back={back}
        title={title}
        description={original && `Begins with what ${original.name} gives.`}
      />
      {!isWithin(levels, actor.levels, actor.modules) && (
        <div className="mb-6">
          <Notice title="Not all of it could be taken over">
            Where the role gives more than you have yourself, your own level is chosen.
          </Notice>
        </div>
      )}
      <NewRoleForm
        // Another original is another form.
        key={original?.id ?? ''}
        action={forInvite ? createRoleForInviteAction : createRoleAction}
        project={actor.projectSlug}
        cancelHref={back.href}
        name={original ? `Copy of ${original.name}`.slice(0, roleNameMaxLength) : ''}
        levels={withinOwn(levels, actor)}
        modules={actor.modules}
        own={actor.levels}
      />
    </div>
  );
}

function withinOwn(levels: AccessLevels, actor: Actor): AccessLevels {
  return Object.fromEntries(
    Object.entries(levels).map(([key, level]) => {
      const own = levelOn(actor.levels, key);
      return [key, includesLevel(own, level) ? level : own];
    }),
  );
}
