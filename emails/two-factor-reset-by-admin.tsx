import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { utcTime } from './utc-time';

export type TwoFactorResetByAdminEmailProps = {
  name: string;
  adminName: string;
  projectName: string;
  reason: string;
  link: string;
  expiresAt: string;
};

export const twoFactorResetByAdminSubject = () => 'Your two-factor authentication was reset';

export function TwoFactorResetByAdminEmail(props: TwoFactorResetByAdminEmailProps) {
  const { name, adminName, projectName, reason, link, expiresAt } = props;
  return (
    <EmailLayout
      preview="Set up a new authenticator app to sign in again."
      heading="Your two-factor authentication was reset"
      reason={
        <>
          You get this mail because <bdi>{adminName}</bdi>, who manages users in{' '}
          <bdi>{projectName}</bdi>, reset your two-factor authentication. If you do not know why,
          ask there before you go on.
        </>
      }
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        <bdi>{adminName}</bdi> removed your authenticator app, your recovery codes and your
        passkeys, and signed you out everywhere. The reason given: <bdi>{reason}</bdi>
      </Paragraph>
      <Paragraph>
        Set up an authenticator app with this link. Then you sign in with your password and its
        code.
      </Paragraph>
      <Action label="Set up a new authenticator" link={link} />
      <Paragraph>
        The link works once, until {utcTime(expiresAt)}. After that, sign in with your password: the
        page that follows sends you another.
      </Paragraph>
    </EmailLayout>
  );
}
