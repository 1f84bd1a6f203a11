import { Action } from './components/action';
import { EmailLayout, Paragraph } from './components/email-layout';
import { shortened } from './inert-text';
import { utcTime } from './utc-time';

export type PasscodeEndingEmailProps = {
  name: string;
  projectName: string;
  prefix: string;
  endsAt: string;
  /** Whole days that are left, rounded up. */
  daysLeft: number;
  /** The person's passcodes. */
  link: string;
};

const inDays = (days: number) => (days === 1 ? 'within a day' : `in ${days} days`);

export const passcodeEndingSubject = ({ projectName, daysLeft }: PasscodeEndingEmailProps) =>
  `Your passcode for ${shortened(projectName)} ends ${inDays(daysLeft)}`;

/** Warns before an API credential ends, while there is time to put another one in its place. */
export function PasscodeEndingEmail(props: PasscodeEndingEmailProps) {
  const { name, projectName, prefix, endsAt, link } = props;
  return (
    <EmailLayout
      preview={`It works until ${utcTime(endsAt)}.`}
      heading={<bdi>{passcodeEndingSubject(props)}</bdi>}
      reason="You get this mail because a passcode of yours is about to end. It is sent 14 and 3 days before."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        Your passcode rc_{prefix}_… for the API of <bdi>{projectName}</bdi> works until{' '}
        {utcTime(endsAt)}. What uses it fails from then on.
      </Paragraph>
      <Action label="See your passcodes" link={link} />
      <Paragraph>
        If you still need it, ask an administrator of that project to revoke this one and to grant
        you another.
      </Paragraph>
    </EmailLayout>
  );
}
