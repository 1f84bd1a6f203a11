import { EmailLayout, Paragraph } from './components/email-layout';

export type EmailChangeCancelledEmailProps = {
  name: string;
  newEmail: string;
  adminName: string;
  projectName: string;
};

export const emailChangeCancelledSubject = () => 'Your e-mail address for Rolecall stays as it is';

export function EmailChangeCancelledEmail(props: EmailChangeCancelledEmailProps) {
  const { name, newEmail, adminName, projectName } = props;
  return (
    <EmailLayout
      preview="The change of your address was cancelled."
      heading="Your e-mail address stays as it is"
      reason={
        <>
          You get this mail because <bdi>{adminName}</bdi>, who manages users in{' '}
          <bdi>{projectName}</bdi>, cancelled a change of your account.
        </>
      }
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        Your account was to use the address <bdi>{newEmail}</bdi>. <bdi>{adminName}</bdi> cancelled
        that: the link that was mailed there no longer works, and this address stays yours to sign
        in with.
      </Paragraph>
    </EmailLayout>
  );
}
