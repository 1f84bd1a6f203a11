import type { Metadata } from 'next';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { OverviewFigures } from '@/components/users/overview-figures';
import { pageActor } from '@/lib/delivery/page-actor';
import { getOverview } from '@/lib/members/queries/get-overview';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage({ params }: { params: Promise<{ project: string }> }) {
  const actor = await pageActor((await params).project);
  const roles = actor.roles.map((role) => role.name).join(', ');
  if (!actor.may('users', 'READ')) {
    return (
      <>
        <PageHeader title="Overview" />
        <EmptyState kind="not-allowed" title={`You are signed in to ${actor.projectName}`}>
          Your role here is {roles}. It does not open the pages about users; an Admin of this
          project can change that.
        </EmptyState>
      </>
    );
  }
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
