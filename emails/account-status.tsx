import { EmailLayout, Paragraph } from './components/email-layout';
import { shortened } from './inert-text';
import { utcTime } from './utc-time';

export type AccountStatusEmailProps = {
  name: string;
  /** The project whose administrator did it. */
  projectName: string;
  change: 'disabled' | 'enabled' | 'locked' | 'unlocked';
  at: string;
};

const sentences: Record<AccountStatusEmailProps['change'], { effect: string; next: string }> = {
  disabled: {
    effect: 'You were signed out everywhere and cannot sign in for now.',
    next: 'If you think that this is a mistake, ask an administrator',
  },
  enabled: {
    effect: 'You can sign in again as before.',
    next: 'If you have a question, ask an administrator',
  },
  locked: {
    effect: 'You were signed out everywhere and cannot sign in until it is unlocked.',
    next: 'If you do not know why, ask an administrator',
  },
  unlocked: {
    effect: 'You can sign in again.',
    next: 'If you forgot your password, choose “Forgot password” on the sign-in page. Else ask an administrator',
  },
};

export const accountStatusSubject = ({ change }: AccountStatusEmailProps) =>
  `Your Rolecall account was ${change}`;

/** Tells somebody what an administrator did to their whole account. */
export function AccountStatusEmail({ name, projectName, change, at }: AccountStatusEmailProps) {
  const { effect, next } = sentences[change];
  const project = shortened(projectName);
  return (
    <EmailLayout
      preview={effect}
      heading={`Your account was ${change}`}
      reason="You get this mail because an administrator changed your account. It is sent to every account, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        An administrator of <bdi>{project}</bdi> {change} your account on {utcTime(at)}. {effect}
      </Paragraph>
      <Paragraph>
        {next} of <bdi>{project}</bdi>.
      </Paragraph>
    </EmailLayout>
  );
}
