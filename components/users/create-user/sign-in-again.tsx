import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';

/** After the session ended: signing in leads back here, where the draft waits. */
export function SignInAgain({ next }: { next: string }) {
  return (
    <Notice
      tone="warn"
      title="You were signed out"
      action={
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(next)}`} variant="primary">
          Sign in
        </ButtonLink>
      }
    >
      What you entered is kept in this tab. Sign in to go on where you are.
    </Notice>
  );
}
