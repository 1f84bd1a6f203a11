import type { Metadata } from 'next';
import { TextLink } from '@/components/ui/text-link';
import { NewPasswordFields } from '@/components/auth/new-password-fields';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { PublicFrame } from '@/components/layout/public-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { findLinkedUser } from '@/lib/auth/account-links';
import { personalWordsOf } from '@/lib/auth/new-password';
import { findSignInRules } from '@/lib/auth/sign-in-rules';
import { resetPasswordAction } from './actions';

export const metadata: Metadata = { title: 'Set a new password' };

export default async function ResetPasswordPage({
  params,
}: {
  params: Promise<{ token: string }>;
}) {
  const { token } = await params;
  const now = new Date();
  const user = await findLinkedUser(token, 'RESET_PASSWORD', now);
  if (!user) {
    return (
      <PublicFrame
        title="This link no longer works"
        description="A reset link works once, for 30 minutes, and only the newest one."
        footer={<TextLink href="/sign-in">Back to sign in</TextLink>}
      >
        <ButtonLink href="/forgot-password" variant="primary">
          Ask for a new link
        </ButtonLink>
      </PublicFrame>
    );
  }
  const { passwordMinLength } = await findSignInRules(user.id, now);
  return (
    <PublicFrame
      title="Set a new password"
      description={
        <>
          For <strong className="font-medium text-ink">{user.email}</strong>. You are signed out
          everywhere, and sign in with the new password and your second factor.
        </>
      }
    >
      <Form action={resetPasswordAction} hidden={{ link: token }}>
        <input type="hidden" name="username" autoComplete="username" value={user.email} disabled />
        <NewPasswordFields
          label="New password"
          minLength={passwordMinLength}
          personalWords={personalWordsOf(user)}
        />
        <SubmitButton>Set password</SubmitButton>
      </Form>
    </PublicFrame>
  );
}
