import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';

export type SignUpExistingEmailProps = {
  name: string;
  /** The sign-in page. */
  link: string;
};

export const signUpExistingSubject = () => 'You already have a Rolecall account';

export function SignUpExistingEmail({ name, link }: SignUpExistingEmailProps) {
  return (
    <EmailLayout
      preview="Sign in with it, and make a project from the project switcher."
      heading="You already have an account"
      reason="You get this mail because somebody signed up with your address. If it was not you, ignore it: your account stays as it is."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        Somebody, probably you, tried to sign up with this address, which has an account already.
        Sign in with it; “New project” in the project switcher then makes another project. If you
        lost the password, choose “Forgot password” there.
      </Paragraph>
      <Action label="Sign in" link={link} />
    </EmailLayout>
  );
}
