import type { Metadata } from 'next';
import { PageHeader } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { NotAllowed } from '@/components/users/not-allowed';
import { UpdateAccessForm } from '@/components/users/update-access-form';
import { levelsOf, resolveGrants } from '@/lib/access/resolve-access';
import { roleSummary } from '@/lib/access/role-summary';
import { basisOf } from '@/lib/core/basis';
import { unionOfScopes } from '@/lib/core/scopes';
import { pageActor } from '@/lib/delivery/page-actor';
import { overrideFacts } from '@/lib/members/access-facts';
import { canEditAccess, canWriteUsers } from '@/lib/members/policy';
import { listScopeEntries } from '@/lib/members/queries/list-scope-entries';
import { updateAccessAction } from '../../actions';
import { targetMember } from '../_components/target-member';
import { viewedUser, type UserParams } from '../_components/viewed-user';

export const metadata: Metadata = { title: 'Update Access' };

export default async function UpdateAccessPage({ params }: { params: UserParams }) {
  const write = canWriteUsers(await pageActor((await params).project));
  if (!write.allowed) return <NotAllowed title="Update Access" reason={write.reason} />;
  const viewed = await viewedUser(params);
  const { actor, user, now } = viewed;
  const back = `/${actor.projectSlug}/users/${user.userId}/access`;
  const header = (
    <PageHeader
      back={{ href: back, label: user.name }}
      title="Update Access"
      description={`${user.name}, ${roleSummary(user.access, now)}. What is set here beats the roles, also downwards.`}
    />
  );
  const edit = canEditAccess(actor, targetMember(viewed));
  if (!edit.allowed) {
    return (
      <>
        {header}
        <EmptyState kind="not-allowed" title="You may not change this access">
          {edit.reason}
        </EmptyState>
      </>
    );
  }
  const entries = await listScopeEntries(actor);
  const { overrides, scopes, roles } = user.access;
  return (
    <div className="max-w-160">
      {header}
      <UpdateAccessForm
        action={updateAccessAction}
        hidden={{ project: actor.projectSlug, userId: user.userId }}
        basis={basisOf(overrideFacts(user.access, actor.modules, entries))}
        backHref={back}
        modules={actor.modules}
        overrides={overrides}
        own={actor.levels}
        fromRoles={levelsOf(resolveGrants({ roles, overrides: {} }, actor.modules, now))}
        entries={entries}
        scopes={scopes}
        givable={{
          products: unionOfScopes(scopes.products, actor.scopes.products),
          gateways: unionOfScopes(scopes.gateways, actor.scopes.gateways),
        }}
      />
    </div>
  );
}
