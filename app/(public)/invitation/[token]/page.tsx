import type { Metadata } from 'next';
import { AuthenticatorForm } from '@/components/auth/authenticator-form';
import { PublicFrame } from '@/components/layout/public-frame';
import { heldChallenge } from '@/lib/auth/challenge-cookie';
import { getAuthenticatorSetUp } from '@/lib/auth/queries';
import {
  findInvitationByToken,
  type InvitationView,
} from '@/lib/invitations/queries/find-invitation-by-token';
import { confirmInvitedTwoFactorAction } from './actions';
import { ClosedInvitation } from './_components/closed-invitation';
import { ContinueStep, PasswordStep } from './_components/password-step';
import { InvitationSummary } from './_components/invitation-summary';
import { JoinStep } from './_components/join-step';

export const metadata: Metadata = { title: 'Invitation' };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const view = await findInvitationByToken(token, await heldChallenge(), new Date());
  const enrolling = view.state === 'open' && view.step === 'two-factor';
  return (
    <PublicFrame
      title={titleOf(view)}
      description={view.state === 'open' ? <InvitationSummary view={view} /> : undefined}
    >
      {/* Always the same element, so that it outlives the step that spends the link. */}
      <AuthenticatorForm
        action={confirmInvitedTwoFactorAction}
        link={token}
        setUp={enrolling ? await getAuthenticatorSetUp(view.user) : null}
      >
        <Step view={view} token={token} />
      </AuthenticatorForm>
    </PublicFrame>
  );
}

function titleOf(view: InvitationView): string {
  if (view.state !== 'open') return 'This invitation link no longer works';
  if (view.step === 'two-factor') return 'Set up two-factor authentication';
  return view.inviterName ? `Join ${view.projectName}` : `Finish setting up ${view.projectName}`;
}

function Step({ view, token }: { view: InvitationView; token: string }) {
  if (view.state !== 'open') return <ClosedInvitation view={view} token={token} />;
  if (view.step === 'join') return <JoinStep view={view} token={token} />;
  if (view.step === 'continue') return <ContinueStep view={view} token={token} />;
  return <PasswordStep view={view} token={token} />;
}
