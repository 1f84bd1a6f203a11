import { EmailLayout, Paragraph } from './components/email-layout';
import { OccurredAt } from './components/occurred-at';

export type PasswordChangedEmailProps = { name: string; at: string; address: string | null };

export const passwordChangedSubject = () => 'Your Rolecall password was changed';

export function PasswordChangedEmail({ name, at, address }: PasswordChangedEmailProps) {
  return (
    <EmailLayout
      preview="If it was not you, act now."
      heading="Your password was changed"
      reason="You get this mail because your sign-in changed. It is sent to every account, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        The password of your account was changed <OccurredAt at={at} address={address} />. All other
        devices were signed out.
      </Paragraph>
      <Paragraph>
        If it was you, there is nothing to do. If it was not, choose “Forgot password” on the
        sign-in page at once, and tell an Admin of your project.
      </Paragraph>
    </EmailLayout>
  );
}
