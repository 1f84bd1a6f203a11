import type { Metadata } from 'next';
import { RefusedSection } from '@/components/layout/refused-section';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { DevicesSection } from '@/components/users/security/devices-section';
import { PasswordSection } from '@/components/users/security/password-section';
import { SecondFactorSection } from '@/components/users/security/second-factor-section';
import { SendResetForm } from '@/components/users/send-reset-form';
import { orNotFound, pageActor } from '@/lib/delivery/page-actor';
import { canReadUsers } from '@/lib/members/policy';
import { getMemberSecurity } from '@/lib/members/queries/get-member-security';
import { endSessionOfUserAction, sendPasswordResetAction } from '../../../identity-actions';
import { viewedUser, type UserParams } from '../../_components/viewed-user';
import { SecurityPanel } from './_components/security-panel';

export const metadata: Metadata = { title: 'Security' };

interface SecurityPageProps {
  params: UserParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SecurityPage({ params, searchParams }: SecurityPageProps) {
  const read = canReadUsers(await pageActor((await params).project));
  if (!read.allowed) return <RefusedSection reason={read.reason} />;
  const { actor, user, now } = await viewedUser(params);
  const security = await orNotFound(getMemberSecurity(actor, user.userId, now));
  if (!security) {
    return (
      <EmptyState kind="nothing-yet" title="Not for this project to see yet">
        {user.name} has an account of their own. How they sign in is shown here once they have
        accepted the invitation.
      </EmptyState>
    );
  }
  const { signIn, devices } = security;
  const here = `/${actor.projectSlug}/users/${user.userId}/security`;
  const hidden = { project: actor.projectSlug, userId: user.userId };
  const own = actor.userId === user.userId;
  const refusals = own ? null : security.refusals;
  const { panel } = await searchParams;
  return (
    <div className="flex max-w-160 flex-col gap-8">
      {own && (
        <Notice title="This is your own account">
          Its sign-in is changed in{' '}
          <TextLink href="/account/security" prefetch={false}>
            My Account
          </TextLink>
          .
        </Notice>
      )}
      <SecondFactorSection
        {...signIn}
        activated={user.activated}
        reset={
          refusals
            ? { href: `${here}?panel=reset-two-factor`, refusal: refusals.resetTwoFactor }
            : undefined
        }
      />
      <PasswordSection
        changedAt={signIn.passwordChangedAt}
        failedAttempts={user.failedAttempts}
        lock={user.lock}
        reset={
          refusals && (
            <SendResetForm
              action={sendPasswordResetAction}
              hidden={hidden}
              refusal={refusals.sendPasswordReset}
            />
          )
        }
      />
      <DevicesSection
        devices={devices}
        signOutAll={
          refusals
            ? { href: `${here}?panel=sign-out-all`, refusal: refusals.endSessions }
            : undefined
        }
        signOut={
          refusals?.endSessions === null ? { action: endSessionOfUserAction, hidden } : undefined
        }
      />
      {refusals && typeof panel === 'string' && (
        <SecurityPanel
          panel={panel}
          security={security}
          refusals={refusals}
          hidden={hidden}
          closeHref={here}
        />
      )}
    </div>
  );
}
