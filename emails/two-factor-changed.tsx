import { EmailLayout, Paragraph } from './components/email-layout';
import { OccurredAt } from './components/occurred-at';

export type TwoFactorChangedEmailProps = { name: string; at: string; address: string | null };

export const twoFactorChangedSubject = () => 'Your two-factor authentication was changed';

export function TwoFactorChangedEmail({ name, at, address }: TwoFactorChangedEmailProps) {
  return (
    <EmailLayout
      preview="If it was not you, act now."
      heading="Your two-factor authentication was changed"
      reason="You get this mail because your sign-in changed. It is sent to every account, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        The authenticator app of your Rolecall account was replaced{' '}
        <OccurredAt at={at} address={address} />. The earlier one and its recovery codes no longer
        work.
      </Paragraph>
      <Paragraph>
        If it was you, there is nothing to do. If it was not, somebody knows your password: choose
        “Forgot password” on the sign-in page at once, and tell an Admin of your project.
      </Paragraph>
    </EmailLayout>
  );
}
