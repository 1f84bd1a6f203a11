import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { ButtonLink } from '@/components/ui/button-link';
import { findCurrentUser } from '@/lib/auth/require-actor';
import { joinProjectAction, switchAccountAction } from '../actions';
import type { OpenInvitationView } from './invitation-summary';

/** Somebody with an account joins by signing in: no second password, no second authenticator. */
export async function JoinStep({ view, token }: { view: OpenInvitationView; token: string }) {
  const user = await findCurrentUser();
  if (user?.userId === view.user.id) {
    return (
      <Form action={joinProjectAction} hidden={{ link: token }}>
        <SubmitButton>{`Join ${view.projectName}`}</SubmitButton>
      </Form>
    );
  }
  if (user) {
    return (
      <Form action={switchAccountAction}>
        <p>
          You are signed in as {user.email}, but this invitation is for {view.user.email}.
        </p>
        <SubmitButton>Sign out</SubmitButton>
      </Form>
    );
  }
  const query = new URLSearchParams({ next: `/invitation/${token}`, email: view.user.email });
  return (
    <>
      <p>You have an account already. Sign in with it, then join the project.</p>
      <ButtonLink href={`/sign-in?${query}`} variant="primary">
        Sign in to join
      </ButtonLink>
    </>
  );
}
