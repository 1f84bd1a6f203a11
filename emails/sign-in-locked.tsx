import { EmailLayout, Paragraph } from './components/email-layout';
import { utcTime } from './utc-time';

export type SignInLockedEmailProps = {
  name: string;
  /** Null where only an administrator opens it again. */
  until: string | null;
};

export const signInLockedSubject = () => 'Sign-in to your Rolecall account is locked';

export function SignInLockedEmail({ name, until }: SignInLockedEmailProps) {
  const end = until ? utcTime(until) : 'an administrator unlocks it';
  return (
    <EmailLayout
      preview={`Too many wrong passwords. It is closed until ${end}.`}
      heading="Sign-in by password is locked"
      reason="You get this mail because wrong passwords were entered for your account. It is sent to every account, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        A wrong password was entered for your account many times in a row, so it does not accept
        passwords until {end}. Where you are signed in already, you stay signed in.
      </Paragraph>
      <Paragraph>
        {until
          ? 'If it was you and you forgot the password, choose “Forgot password” on the sign-in page: a new password also ends the lock. '
          : 'If it was you, ask an administrator to unlock your account; a new password alone does not. '}
        If it was not you, there is nothing to do, as the attempts failed.
      </Paragraph>
    </EmailLayout>
  );
}
