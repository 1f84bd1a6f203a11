import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { utcTime } from './utc-time';

export type ConfirmEmailEmailProps = {
  name: string;
  adminName: string;
  projectName: string;
  link: string;
  expiresAt: string;
};

export const confirmEmailSubject = () => 'Confirm your new e-mail address for Rolecall';

/** To the new address. The old one is not named: this mailbox may turn out to be somebody else's. */
export function ConfirmEmailEmail(props: ConfirmEmailEmailProps) {
  const { name, adminName, projectName, link, expiresAt } = props;
  return (
    <EmailLayout
      preview={`The link works once, until ${utcTime(expiresAt)}.`}
      heading="Confirm your new e-mail address"
      reason={
        <>
          You get this mail because <bdi>{adminName}</bdi> entered this address for an account in{' '}
          <bdi>{projectName}</bdi>. If the account is not yours, ignore it: without the link nothing
          changes.
        </>
      }
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        Confirm that your account in <bdi>{projectName}</bdi> is to use this address. Until then
        your former address works. You are then signed out everywhere, and sign in with the new
        address.
      </Paragraph>
      <Action label="Confirm e-mail address" link={link} />
      <Paragraph>The link works once, until {utcTime(expiresAt)}.</Paragraph>
    </EmailLayout>
  );
}
