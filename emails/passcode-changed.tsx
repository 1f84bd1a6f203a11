import { EmailLayout, Paragraph } from './components/email-layout';
import { shortened } from './inert-text';
import { utcTime } from './utc-time';

export type PasscodeChangedEmailProps = {
  name: string;
  projectName: string;
  /** Who did it; null for the person themselves. */
  byName: string | null;
  change: 'grant' | 'reset' | 'revoke';
  /** By which the passcode is recognised; nothing of its secret. */
  prefix: string;
  readOnly: boolean;
  endsAt: string | null;
  /** Until when the one before it goes on, when it does. */
  oldEndsAt: string | null;
  at: string;
};

const done = { grant: 'granted', reset: 'reset', revoke: 'revoked' } as const;

export const passcodeChangedSubject = ({ change, projectName }: PasscodeChangedEmailProps) =>
  change === 'grant'
    ? `You have a passcode for ${shortened(projectName)}`
    : `Your passcode for ${shortened(projectName)} was ${done[change]}`;

function effectOf({ change, endsAt, oldEndsAt, readOnly }: PasscodeChangedEmailProps): string {
  if (change === 'revoke') return 'API calls with it fail from now on.';
  const works = endsAt ? `It works until ${utcTime(endsAt)}.` : 'It works until it is revoked.';
  const narrow = readOnly ? ' It can read, and change nothing.' : '';
  if (change === 'grant') return `${works}${narrow}`;
  const old = oldEndsAt
    ? `The old one works until ${utcTime(oldEndsAt)}.`
    : 'The old one has stopped working.';
  return `${old} ${works}${narrow}`;
}

/** Tells somebody that an API credential which acts as them came, was replaced, or went. */
export function PasscodeChangedEmail(props: PasscodeChangedEmailProps) {
  const { name, projectName, byName, change, prefix, at } = props;
  const effect = effectOf(props);
  return (
    <EmailLayout
      preview={effect}
      heading={<bdi>{passcodeChangedSubject(props)}</bdi>}
      reason="You get this mail because a passcode lets programs act as you. It is sent whenever one of yours changes, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        {byName === null ? 'You' : <bdi>{byName}</bdi>} {done[change]}{' '}
        {byName === null ? 'your own' : change === 'grant' ? 'you a' : 'your'} passcode for the API
        of <bdi>{shortened(projectName)}</bdi> on {utcTime(at)}. {effect}
      </Paragraph>
      <Paragraph>
        It begins with rc_{prefix}_
        {change === 'revoke'
          ? '.'
          : ', and was shown once to whoever asked for it. Nobody can look it up again; not even in this mail.'}
      </Paragraph>
      <Paragraph>
        {byName === null
          ? 'If this was not you, change your password, and revoke the passcode in My Account.'
          : 'If you did not expect this, ask an administrator of that project, or revoke the passcode in My Account.'}
      </Paragraph>
    </EmailLayout>
  );
}
