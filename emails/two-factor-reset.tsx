import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { utcTime } from './utc-time';

export type TwoFactorResetEmailProps = { name: string; link: string; expiresAt: string };

export const twoFactorResetSubject = () => 'Reset your two-factor authentication for Rolecall';

export function TwoFactorResetEmail({ name, link, expiresAt }: TwoFactorResetEmailProps) {
  return (
    <EmailLayout
      preview={`The link works once, until ${utcTime(expiresAt)}.`}
      heading="Reset two-factor authentication"
      reason="You get this mail because somebody entered your password and chose “Reset two-factor authentication”. If it was not you, somebody knows your password: do not use this link, and choose “Forgot password” on the sign-in page."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        Set up an authenticator app anew with this link. The one you have now, and your recovery
        codes, stop working when the new one is set up.
      </Paragraph>
      <Action label="Set up a new authenticator" link={link} />
      <Paragraph>The link works once, until {utcTime(expiresAt)}.</Paragraph>
    </EmailLayout>
  );
}
