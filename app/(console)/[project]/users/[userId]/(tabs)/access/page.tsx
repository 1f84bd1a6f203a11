import type { Metadata } from 'next';
import { GivenAccess } from '@/components/access/given-access';
import { ModuleLevels } from '@/components/access/module-levels';
import { RefusedSection } from '@/components/layout/refused-section';
import { ButtonLink } from '@/components/ui/button-link';
import { DefinitionList } from '@/components/ui/definition-list';
import { describeOrigin } from '@/lib/access/explain';
import { levelsOf, resolveAccess } from '@/lib/access/resolve-access';
import { pageActor } from '@/lib/delivery/page-actor';
import { canEditAccess, canReadUsers } from '@/lib/members/policy';
import { listScopeEntries } from '@/lib/members/queries/list-scope-entries';
import { Check, type Query } from '../../_components/check';
import { EditRole } from '../../_components/edit-role';
import { targetMember } from '../../_components/target-member';
import { viewedUser, type UserParams } from '../../_components/viewed-user';

export const metadata: Metadata = { title: 'Access' };

interface AccessPageProps {
  params: UserParams;
  searchParams: Promise<Query>;
}

export default async function AccessPage({ params, searchParams }: AccessPageProps) {
  const read = canReadUsers(await pageActor((await params).project));
  if (!read.allowed) return <RefusedSection reason={read.reason} />;
  const viewed = await viewedUser(params);
  const { actor, user, now } = viewed;
  const here = `/${actor.projectSlug}/users/${user.userId}/access`;
  const mayEdit = canEditAccess(actor, targetMember(viewed)).allowed;
  const entries = await listScopeEntries(actor);
  const nameOf = (key: string) => actor.modules.find((module) => module.key === key)?.name ?? key;
  const resolved = resolveAccess(user.access, actor.modules, now);
  const reasons = new Map(
    resolved.map(({ module, origin }) => [module.key, describeOrigin(origin, nameOf)]),
  );
  const query = await searchParams;
  return (
    <div className="flex max-w-200 flex-col gap-8">
      <section aria-labelledby="given">
        <h2 id="given" className="mb-1 font-semibold">
          What they were given
        </h2>
        <DefinitionList>
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
        </DefinitionList>
      </section>
      <section aria-labelledby="effective">
        <h2 id="effective" className="font-semibold">
          Effective access
        </h2>
        <p className="mb-2 text-muted">What all of this amounts to at this moment.</p>
        <ModuleLevels
          caption="Effective access"
          modules={actor.modules}
          levels={levelsOf(resolved)}
          note={{
            heading: 'Where it comes from',
            of: (key) => reasons.get(key),
          }}
        />
      </section>
      <Check viewed={viewed} entries={entries} query={query} />
      {query.panel === 'edit-role' && mayEdit && <EditRole viewed={viewed} closeHref={here} />}
    </div>
  );
}
