import type { ReactNode } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button-link';
import { Copyable } from '@/components/ui/copy-button';
import { TabLinks } from '@/components/ui/tab-links';
import { ActButton } from '@/components/users/act-button';
import { NotAllowed } from '@/components/users/not-allowed';
import { StatusBadge } from '@/components/users/status-badge';
import { UserDetailsMenu } from '@/components/users/user-menu';
import { refusalOf } from '@/lib/core/decision';
import { pageActor } from '@/lib/delivery/page-actor';
import { canEditAccess, canReadUsers } from '@/lib/members/policy';
import { RefusedButton } from '@/components/ui/refused-button';
import { targetMember } from '../_components/target-member';
import { openAct, viewedActs } from '../_components/viewed-acts';
import { viewedUser, type UserParams } from '../_components/viewed-user';

export default async function UserLayout({
  params,
  children,
}: {
  params: UserParams;
  children: ReactNode;
}) {
  const read = canReadUsers(await pageActor((await params).project));
  if (!read.allowed) return <NotAllowed title="User" reason={read.reason} />;
  const viewed = await viewedUser(params);
  const { actor, user } = viewed;
  const users = `/${actor.projectSlug}/users`;
  const here = `${users}/${user.userId}`;
  const acts = await viewedActs(viewed);
  const deletion = openAct(acts, 'delete');
  const refusal = refusalOf(canEditAccess(actor, targetMember(viewed)));
  return (
    <>
      <PageHeader
        back={{ href: users, label: 'Users' }}
        title={user.name}
        badge={<StatusBadge status={user.status} />}
        description={
          <div className="flex flex-wrap items-center gap-x-4">
            {user.name !== user.email && <span>{user.email}</span>}
            <Copyable text={user.userId} label="ID" />
          </div>
        }
        actions={
          acts && (
            <>
              {refusal ? (
                <RefusedButton reason={refusal}>Update Access</RefusedButton>
              ) : (
                <ButtonLink href={`${here}/update-access`}>Update Access</ButtonLink>
              )}
              {deletion && <ActButton {...deletion} userHref={here} />}
              <UserDetailsMenu name={user.name} panelHref={`${here}?panel=`} acts={acts} />
            </>
          )
        }
      />
      <TabLinks
        label={`About ${user.name}`}
        tabs={[
          { href: here, label: 'Overview' },
          { href: `${here}/access`, label: 'Access' },
          { href: `${here}/security`, label: 'Security' },
          { href: `${here}/passcode`, label: 'Passcode' },
        ]}
      />
      {children}
    </>
  );
}
