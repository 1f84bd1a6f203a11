import { EmailLayout, Paragraph } from './components/email-layout';
import { utcTime } from './utc-time';

export type EmailChangeRequestedEmailProps = {
  name: string;
  newEmail: string;
  adminName: string;
  projectName: string;
  expiresAt: string;
};

export const emailChangeRequestedSubject = () => 'Your e-mail address for Rolecall is to change';

/** To the address that works until the new one is confirmed. */
export function EmailChangeRequestedEmail(props: EmailChangeRequestedEmailProps) {
  const { name, newEmail, adminName, projectName, expiresAt } = props;
  return (
    <EmailLayout
      preview={`Nothing changes until the new address is confirmed.`}
      heading="Your e-mail address is to change"
      reason={
        <>
          You get this mail because <bdi>{adminName}</bdi>, who manages users in{' '}
          <bdi>{projectName}</bdi>, entered another address for your account. It is sent to every
          account, and cannot be switched off.
        </>
      }
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        <bdi>{adminName}</bdi> asked that your account use the address <bdi>{newEmail}</bdi>. It
        does so when somebody who reads that mailbox confirms it, until {utcTime(expiresAt)}. Until
        then this address works.
      </Paragraph>
      <Paragraph>
        If you did not expect this, or do not know that address, tell an Admin of your project at
        once: they can cancel the change.
      </Paragraph>
    </EmailLayout>
  );
}
