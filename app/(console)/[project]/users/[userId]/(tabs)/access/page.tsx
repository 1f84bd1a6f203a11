import type { Metadata } from 'next';
import { EffectiveAccess } from '@/components/access/effective-access';
import { GivenAccess } from '@/components/access/given-access';
import { ButtonLink } from '@/components/ui/button-link';
import { describeOrigin } from '@/lib/access/explain';
import { resolveAccess } from '@/lib/access/resolve-access';
import { canEditAccess } from '@/lib/members/policy';
import { listScopeEntries } from '@/lib/members/queries/list-scope-entries';
import { EditRole } from '../../_components/edit-role';
import { targetMember } from '../../_components/target-member';
import { viewedUser, type UserParams } from '../../_components/viewed-user';

export const metadata: Metadata = { title: 'Access' };

interface AccessPageProps {
  params: UserParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AccessPage({ params, searchParams }: AccessPageProps) {
  const viewed = await viewedUser(params);
  const { actor, user, now } = viewed;
  const here = `/${actor.projectSlug}/users/${user.userId}/access`;
  const mayEdit = canEditAccess(actor, targetMember(viewed)).allowed;
  const entries = await listScopeEntries(actor);
  const nameOf = (key: string) => actor.modules.find((module) => module.key === key)?.name ?? key;
  const { panel } = await searchParams;
  return (
    <div className="flex max-w-200 flex-col gap-8">
      <GivenAccess
        access={user.access}
        modules={actor.modules}
        entries={entries}
        now={now}
        editRole={
          mayEdit && (
            <ButtonLink href={`${here}?panel=edit-role`} size="small" scroll={false}>
              Edit Role
            </ButtonLink>
          )
        }
      />
      <EffectiveAccess
        rows={resolveAccess(user.access, actor.modules, now).map(({ module, level, origin }) => ({
          module,
          level,
          reason: describeOrigin(origin, nameOf),
        }))}
      />
      {panel === 'edit-role' && mayEdit && <EditRole viewed={viewed} closeHref={here} />}
    </div>
  );
}
