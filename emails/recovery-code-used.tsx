import { EmailLayout, Paragraph } from './components/email-layout';

export type RecoveryCodeUsedEmailProps = { name: string; remaining: number };

export const recoveryCodeUsedSubject = () => 'A recovery code was used to sign in';

function remainder(remaining: number): string {
  if (remaining === 0) return 'It was the last one: no recovery codes are left.';
  return remaining === 1 ? 'One recovery code is left.' : `${remaining} recovery codes are left.`;
}

export function RecoveryCodeUsedEmail({ name, remaining }: RecoveryCodeUsedEmailProps) {
  return (
    <EmailLayout
      preview={remainder(remaining)}
      heading="A recovery code was used to sign in"
      reason="You get this mail because one of your recovery codes was used. It is sent to every account, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        Somebody signed in to your account with your password and one of your recovery codes. The
        code does not work again. {remainder(remaining)}
      </Paragraph>
      <Paragraph>
        If it was you and you no longer have your authenticator app, choose “Reset two-factor
        authentication” the next time you are asked for a code: it also gives you new recovery
        codes. If it was not you, choose “Forgot password” on the sign-in page at once, and tell an
        Admin of your project.
      </Paragraph>
    </EmailLayout>
  );
}
