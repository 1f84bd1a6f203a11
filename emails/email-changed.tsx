import { EmailLayout, Paragraph } from './components/email-layout';
import { OccurredAt } from './components/occurred-at';

export type EmailChangedEmailProps = {
  name: string;
  oldEmail: string;
  newEmail: string;
  at: string;
  address: string | null;
};

export const emailChangedSubject = () => 'Your e-mail address for Rolecall was changed';

/** To both addresses. */
export function EmailChangedEmail({
  name,
  oldEmail,
  newEmail,
  at,
  address,
}: EmailChangedEmailProps) {
  return (
    <EmailLayout
      preview="If you did not expect it, act now."
      heading="Your e-mail address was changed"
      reason="You get this mail because your sign-in changed. It is sent to every account, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        Your account uses the address <bdi>{newEmail}</bdi> instead of <bdi>{oldEmail}</bdi>. It was
        confirmed <OccurredAt at={at} address={address} />. You were signed out everywhere; sign in
        with the new address. Your password and your second factor are as they were.
      </Paragraph>
      <Paragraph>
        If you did not expect this, tell an Admin of your project at once: whoever reads the new
        mailbox can ask for a new password.
      </Paragraph>
    </EmailLayout>
  );
}
