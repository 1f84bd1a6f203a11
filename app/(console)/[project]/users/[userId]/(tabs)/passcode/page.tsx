import type { Metadata } from 'next';
import { RefusedSection } from '@/components/layout/refused-section';
import { PasscodeActButton } from '@/components/passcodes/passcode-act-button';
import { PasscodeFacts } from '@/components/passcodes/passcode-facts';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { orNotFound, pageActor } from '@/lib/delivery/page-actor';
import { canReadUsers } from '@/lib/members/policy';
import { getPasscode } from '@/lib/passcodes/queries/get-passcode';
import { addressedPasscodeAct, PasscodeActDialog } from '../../../_components/passcode-act';
import { accessState } from '../../_components/act-controls';
import { viewedUser, type UserParams } from '../../_components/viewed-user';

export const metadata: Metadata = { title: 'Passcode' };

interface PasscodePageProps {
  params: UserParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PasscodePage({ params, searchParams }: PasscodePageProps) {
  const read = canReadUsers(await pageActor((await params).project));
  if (!read.allowed) return <RefusedSection reason={read.reason} />;
  const { actor, user, now } = await viewedUser(params);
  const { status, current, overlapping, acts } = await orNotFound(
    getPasscode(actor, user.userId, now),
  );
  const here = `/${actor.projectSlug}/users/${user.userId}/passcode`;
  const act = addressedPasscodeAct((await searchParams).panel);
  const buttons = acts?.map((each) => (
    <PasscodeActButton key={each.act} {...each} href={here} primary={!current} />
  ));
  const barred = !user.enabled || user.lock?.by === 'admin' || accessState(user, now) !== 'open';
  return (
    <div className="flex max-w-160 flex-col gap-4">
      {current ? (
        <section aria-labelledby="passcode">
          <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
            <h2 id="passcode" className="font-semibold">
              Passcode
            </h2>
            {buttons && <div className="flex flex-wrap gap-2">{buttons}</div>}
          </div>
          {status === 'ACTIVE' && barred && (
            <Notice tone="warn">
              It opens nothing at present, since {user.name} has no access. It works again when that
              is given back.
            </Notice>
          )}
          <PasscodeFacts status={status} current={current} overlapping={overlapping} />
        </section>
      ) : (
        <EmptyState kind="nothing-yet" title="No passcode" action={buttons}>
          With a passcode, programs call the API as {user.name}, with what they may do at that
          moment.
        </EmptyState>
      )}
      {act && <PasscodeActDialog actor={actor} act={act} userId={user.userId} closeHref={here} />}
    </div>
  );
}
