import { EmailLayout, Paragraph } from './components/email-layout';

export type SignedOutEmailProps = {
  name: string;
  adminName: string;
  projectName: string;
  devices: number;
  /** Which one, when it was one in particular. */
  device: string | null;
};

export const signedOutSubject = () => 'You were signed out of Rolecall';

export function SignedOutEmail(props: SignedOutEmailProps) {
  const { name, adminName, projectName, devices, device } = props;
  const where = device ?? (devices === 1 ? 'one device' : `${devices} devices`);
  return (
    <EmailLayout
      preview={`Signed out of ${where}.`}
      heading="You were signed out"
      reason={
        <>
          You get this mail because <bdi>{adminName}</bdi>, who manages users in{' '}
          <bdi>{projectName}</bdi>, ended your session. It is sent to every account, and cannot be
          switched off.
        </>
      }
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        <bdi>{adminName}</bdi> signed you out of <bdi>{where}</bdi>. Your password and your second
        factor are as they were, and you can sign in again.
      </Paragraph>
      <Paragraph>
        If you do not know why, somebody may have used your account: change your password, and ask
        an Admin of your project.
      </Paragraph>
    </EmailLayout>
  );
}
