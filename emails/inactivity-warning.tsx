import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { shortened } from './inert-text';
import { utcTime } from './utc-time';

export type InactivityWarningEmailProps = {
  name: string;
  projectName: string;
  /** When it happens, at the earliest. */
  at: string;
  /** Whether the whole account is disabled, or only the access to this project ends. */
  wholeAccount: boolean;
  /** The project's page. */
  link: string;
};

export const inactivityWarningSubject = ({ projectName }: InactivityWarningEmailProps) =>
  `Sign in to keep your access to ${shortened(projectName)}`;

export function InactivityWarningEmail(props: InactivityWarningEmailProps) {
  const { name, projectName, at, wholeAccount, link } = props;
  return (
    <EmailLayout
      preview={`Otherwise it ends on ${utcTime(at)}.`}
      heading="You have not signed in for a while"
      reason="You get this mail because your project ends the access of users who do not use it."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        You have not used <bdi>{projectName}</bdi> for a while.{' '}
        {wholeAccount
          ? `Unless you sign in before ${utcTime(at)}, your account is disabled.`
          : `Unless you sign in before ${utcTime(at)}, your access to this project ends; your other projects stay.`}
      </Paragraph>
      <Action label="Sign in" link={link} />
      <Paragraph>An administrator can give the access back later, if you need it again.</Paragraph>
    </EmailLayout>
  );
}
