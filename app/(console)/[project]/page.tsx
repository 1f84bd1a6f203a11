import type { Metadata } from 'next';
import { ModuleLevels } from '@/components/access/module-levels';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { OverviewFigures } from '@/components/users/overview-figures';
import { joinWords } from '@/lib/access/explain';
import type { Actor } from '@/lib/core/actor';
import { pageActor } from '@/lib/delivery/page-actor';
import { getOverview } from '@/lib/members/queries/get-overview';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage({ params }: { params: Promise<{ project: string }> }) {
  const actor = await pageActor((await params).project);
  if (!actor.may('users', 'READ')) return <OwnAccess actor={actor} />;
  const overview = await getOverview(actor, new Date());
  const usersHref = `/${actor.projectSlug}/users`;
  return (
    <>
      <PageHeader title="Overview" />
      <div className="flex max-w-160 flex-col gap-6">
        {overview.usableAdmins < 2 && (
          <Notice
            tone="warn"
            title="This project has only one Admin who can sign in"
            action={
              actor.may('users', 'READ_WRITE') && (
                <ButtonLink href={`${usersHref}?panel=invite`}>Invite another</ButtonLink>
              )
            }
          >
            Should that person lose their phone or leave, nobody is left to manage users. Two are
            wise.
          </Notice>
        )}
        <OverviewFigures overview={overview} usersHref={usersHref} />
      </div>
    </>
  );
}

/** For those who may not read users: what they may do themselves. */
function OwnAccess({ actor }: { actor: Actor }) {
  const roles = joinWords(actor.roles.map(({ name }) => name));
  return (
    <>
      <PageHeader
        title="Overview"
        description={`You are signed in to ${actor.projectName}${roles && ` as ${roles}`}. An Admin of this project can change what you may do.`}
      />
      <section aria-labelledby="own" className="max-w-160">
        <h2 id="own" className="mb-1 font-semibold">
          Your access
        </h2>
        <ModuleLevels caption="Your access" modules={actor.modules} levels={actor.levels} />
      </section>
    </>
  );
}
