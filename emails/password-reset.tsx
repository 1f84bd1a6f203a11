import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { utcTime } from './utc-time';

export type PasswordResetEmailProps = {
  name: string;
  link: string;
  expiresAt: string;
  /** Who sent it; null for whoever entered the address under "Forgot password". */
  adminName: string | null;
  projectName: string | null;
};

export const passwordResetSubject = () => 'Reset your Rolecall password';

export function PasswordResetEmail(props: PasswordResetEmailProps) {
  const { name, link, expiresAt } = props;
  return (
    <EmailLayout
      preview={`The link works once, until ${utcTime(expiresAt)}.`}
      heading="Reset your password"
      reason={reasonOf(props)}
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        Choose a new password with this link. You are then signed out everywhere, and sign in with
        the new password and your second factor.
      </Paragraph>
      <Action label="Choose a new password" link={link} />
      <Paragraph>The link works once, until {utcTime(expiresAt)}.</Paragraph>
    </EmailLayout>
  );
}

function reasonOf({ adminName, projectName }: PasswordResetEmailProps) {
  if (!adminName) {
    return 'You get this mail because somebody entered your address under “Forgot password”. If it was not you, ignore it: your password stays as it is.';
  }
  return (
    <>
      You get this mail because <bdi>{adminName}</bdi> sent it to you from <bdi>{projectName}</bdi>.
      Nobody but you can see or set your password; until you choose a new one it stays as it is.
    </>
  );
}
