import type { Metadata } from 'next';
import { PageHeader } from '@/components/layout/page-header';
import { CreateUserWizard } from '@/components/users/create-user/create-user-wizard';
import { NotAllowed } from '@/components/users/not-allowed';
import { refusalOf } from '@/lib/core/decision';
import { pageActor } from '@/lib/delivery/page-actor';
import { canGiveRoles } from '@/lib/members/policy';
import { canWriteUsers } from '@/lib/members/policy';
import { listScopeEntries } from '@/lib/members/queries/list-scope-entries';
import { listRoles } from '@/lib/roles/queries';
import { checkCredentialsAction, createUserAction } from './actions';

export const metadata: Metadata = { title: 'Create New User' };

interface NewUserPageProps {
  params: Promise<{ project: string }>;
}

export default async function NewUserPage({ params }: NewUserPageProps) {
  const actor = await pageActor((await params).project);
  const write = canWriteUsers(actor);
  if (!write.allowed) return <NotAllowed title="Create New User" reason={write.reason} />;
  const [roles, entries] = await Promise.all([listRoles(actor), listScopeEntries(actor)]);
  const usersHref = `/${actor.projectSlug}/users`;
  return (
    <div className="max-w-160">
      <PageHeader back={{ href: usersHref, label: 'Users' }} title="Create New User" />
      <CreateUserWizard
        project={actor.projectSlug}
        viewerId={actor.userId}
        usersHref={usersHref}
        roles={roles.map((role) => ({ ...role, refusal: refusalOf(canGiveRoles(actor, [role])) }))}
        modules={actor.modules}
        own={actor.levels}
        givable={actor.scopes}
        entries={entries}
        create={createUserAction}
        check={checkCredentialsAction}
      />
    </div>
  );
}
