import { EmailLayout, Paragraph } from './components/email-layout';
import { shortened } from './inert-text';
import { utcTime } from './utc-time';

export type InactivityEndedEmailProps = {
  name: string;
  projectName: string;
  at: string;
  /** Whether the whole account was disabled, or only the access to this project ended. */
  wholeAccount: boolean;
};

export const inactivityEndedSubject = ({ projectName, wholeAccount }: InactivityEndedEmailProps) =>
  wholeAccount
    ? 'Your Rolecall account was disabled'
    : `Your access to ${shortened(projectName)} has ended`;

export function InactivityEndedEmail(props: InactivityEndedEmailProps) {
  const { name, projectName, at, wholeAccount } = props;
  return (
    <EmailLayout
      preview="You have not used it for a long time."
      heading={wholeAccount ? 'Your account was disabled' : 'Your access has ended'}
      reason="You get this mail because your project ends the access of users who do not use it."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        You have not used <bdi>{projectName}</bdi> for a long time, so on {utcTime(at)}{' '}
        {wholeAccount
          ? 'your account was disabled.'
          : 'your access to it ended. Your other projects stay as they are.'}
      </Paragraph>
      <Paragraph>
        If you need it again, ask an administrator of <bdi>{projectName}</bdi> to{' '}
        {wholeAccount ? 'enable your account.' : 'grant you access again.'}
      </Paragraph>
    </EmailLayout>
  );
}
