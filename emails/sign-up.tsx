import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { utcTime } from './utc-time';

export type SignUpEmailProps = {
  name: string;
  projectName: string;
  link: string;
  expiresAt: string;
};

export const signUpSubject = () => 'Confirm your e-mail address for Rolecall';

export function SignUpEmail({ name, projectName, link, expiresAt }: SignUpEmailProps) {
  return (
    <EmailLayout
      preview={`The link works once, until ${utcTime(expiresAt)}.`}
      heading="Confirm your e-mail address"
      reason="You get this mail because somebody signed up with your address. If it was not you, ignore it: without your confirmation there is no account."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        You asked for an account and the project <bdi>{projectName}</bdi>. Confirm that this address
        is yours; after that you set a password and two-factor authentication.
      </Paragraph>
      <Action label="Confirm e-mail address" link={link} />
      <Paragraph>The link works once, until {utcTime(expiresAt)}.</Paragraph>
    </EmailLayout>
  );
}
