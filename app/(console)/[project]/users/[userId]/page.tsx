import type { Metadata } from 'next';
import { PageHeader } from '@/components/layout/page-header';
import { Copyable } from '@/components/ui/copy-button';
import { NotAllowed } from '@/components/users/not-allowed';
import { StatusBadge } from '@/components/users/status-badge';
import { UserFacts } from '@/components/users/user-facts';
import { roleSummary } from '@/lib/access/role-summary';
import { orNotFound, pageActor } from '@/lib/delivery/page-actor';
import { canReadUsers } from '@/lib/members/policy';
import { getMember } from '@/lib/members/queries/get-member';
import { PendingInvitation } from './_components/pending-invitation';
import { WhyNot } from './_components/why-not';

export const metadata: Metadata = { title: 'User' };

export default async function UserPage({
  params,
}: {
  params: Promise<{ project: string; userId: string }>;
}) {
  const { project, userId } = await params;
  const actor = await pageActor(project);
  const read = canReadUsers(actor);
  if (!read.allowed) return <NotAllowed title="User" reason={read.reason} />;
  const now = new Date();
  const user = await orNotFound(getMember(actor, userId, now));
  return (
    <div className="max-w-160">
      <PageHeader
        back={{ href: `/${actor.projectSlug}/users`, label: 'Users' }}
        title={user.name}
        badge={<StatusBadge status={user.status} />}
        description={
          <div className="flex flex-wrap items-center gap-x-4">
            {user.name !== user.email && <span>{user.email}</span>}
            <Copyable text={user.userId} label="ID" />
          </div>
        }
      />
      <div className="flex flex-col gap-8">
        <WhyNot actor={actor} user={user} now={now} />
        <section aria-labelledby="facts">
          <h2 id="facts" className="mb-1 font-semibold">
            Overview
          </h2>
          <UserFacts user={{ ...user, role: roleSummary(user.access, now) }} />
        </section>
        <PendingInvitation actor={actor} user={user} now={now} />
      </div>
    </div>
  );
}
