import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { utcTime } from './utc-time';

export type PasswordResetEmailProps = { name: string; link: string; expiresAt: string };

export const passwordResetSubject = () => 'Reset your Rolecall password';

export function PasswordResetEmail({ name, link, expiresAt }: PasswordResetEmailProps) {
  return (
    <EmailLayout
      preview={`The link works once, until ${utcTime(expiresAt)}.`}
      heading="Reset your password"
      reason="You get this mail because somebody entered your address under “Forgot password”. If it was not you, ignore it: your password stays as it is."
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
