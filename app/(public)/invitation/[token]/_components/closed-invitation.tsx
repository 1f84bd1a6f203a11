import { AskAgainForm } from '@/components/auth/ask-again-form';
import { ButtonLink } from '@/components/ui/button-link';
import type { ClosedReason } from '@/lib/invitations/invitation-link';
import type { InvitationView } from '@/lib/invitations/queries/find-invitation-by-token';
import { requestNewInvitationAction } from '../actions';

const sentences: Record<ClosedReason, string> = {
  used: 'This invitation was accepted already. If it was you, sign in. If it was not, tell the person who invited you.',
  expired: 'It was not used in time.',
  withdrawn: 'It was withdrawn.',
  superseded:
    'A newer invitation was sent. Open the link in the newest mail, or ask for another one.',
  void: 'The person who sent it can no longer invite people, or the account was closed.',
};

/** One page for every link that opens nothing: why, and the way on. */
export function ClosedInvitation({
  view,
  token,
}: {
  view: Exclude<InvitationView, { state: 'open' }>;
  token: string;
}) {
  if (view.state === 'unknown') {
    return (
      <p>
        The address is not complete, or the link never existed. Open it from the mail again, or ask
        the person who invited you for a new one.
      </p>
    );
  }
  if (view.reason === 'used') {
    return (
      <>
        <p>{sentences.used}</p>
        <ButtonLink href="/sign-in" variant="primary">
          Sign in
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <p>
        {`It was for ${view.projectName}. `}
        {sentences[view.reason]}
      </p>
      <AskAgainForm action={requestNewInvitationAction} link={token} />
    </>
  );
}
