import type { Metadata } from 'next';
import { RefusedSection } from '@/components/layout/refused-section';
import { UserFacts } from '@/components/users/user-facts';
import { roleSummary } from '@/lib/access/role-summary';
import { pageActor } from '@/lib/delivery/page-actor';
import { canReadUsers } from '@/lib/members/policy';
import { addressedAct, PersonActDialog } from '../../_components/person-act';
import { addressedPasscodeAct, PasscodeActDialog } from '../../_components/passcode-act';
import { UpdateEmailPanel } from '../../_components/update-email';
import { accessState, actControls } from '../_components/act-controls';
import { EmailChange } from '../_components/email-change';
import { PendingInvitation } from '../_components/pending-invitation';
import { viewedActs } from '../_components/viewed-acts';
import { viewedUser, type UserParams } from '../_components/viewed-user';
import { WhyNot } from '../_components/why-not';

export const metadata: Metadata = { title: 'User' };

interface UserPageProps {
  params: UserParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function UserPage({ params, searchParams }: UserPageProps) {
  const read = canReadUsers(await pageActor((await params).project));
  if (!read.allowed) return <RefusedSection reason={read.reason} />;
  const viewed = await viewedUser(params);
  const { actor, user, now } = viewed;
  const users = `/${actor.projectSlug}/users`;
  const here = `${users}/${user.userId}`;
  const acts = await viewedActs(viewed);
  const { panel } = await searchParams;
  const act = addressedAct(panel);
  const passcodeAct = addressedPasscodeAct(panel);
  return (
    <div className="flex max-w-160 flex-col gap-8">
      <EmailChange actor={actor} userId={user.userId} now={now} />
      <WhyNot viewed={viewed} acts={acts} />
      <section aria-labelledby="facts">
        <h2 id="facts" className="mb-1 font-semibold">
          Overview
        </h2>
        <UserFacts
          user={{ ...user, role: roleSummary(user.access, now), access: accessState(user, now) }}
          controls={actControls(viewed, acts)}
        />
      </section>
      <PendingInvitation actor={actor} user={user} now={now} />
      {panel === 'update-email' && (
        <UpdateEmailPanel actor={actor} userId={user.userId} closeHref={here} />
      )}
      {passcodeAct && (
        <PasscodeActDialog actor={actor} act={passcodeAct} userId={user.userId} closeHref={here} />
      )}
      {act && (
        <PersonActDialog
          actor={actor}
          act={act}
          userId={user.userId}
          closeHref={here}
          backHref={act === 'delete' ? users : here}
        />
      )}
    </div>
  );
}
