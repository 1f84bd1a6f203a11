import type { Metadata } from 'next';
import { TextLink } from '@/components/ui/text-link';
import { redirect } from 'next/navigation';
import { PasskeyForm } from '@/components/auth/passkey-form';
import { Field } from '@/components/form/field';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { PublicFrame } from '@/components/layout/public-frame';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { PasswordInput } from '@/components/ui/password-input';
import { passkeysPossible } from '@/lib/auth/relying-party';
import { findCurrentUser } from '@/lib/auth/require-actor';
import { safePath } from '@/lib/core/safe-path';
import { isSignUpOpen } from '@/lib/projects/queries/find-sign-up';
import { signInWithPasskeyAction, startPasskeySignInAction, startSignInAction } from './actions';

export const metadata: Metadata = { title: 'Sign in' };

type SearchParams = Promise<{ next?: string; notice?: string; email?: string }>;

const notices: Record<string, string> = {
  'password-reset': 'Your password was changed. Sign in with the new one.',
  'signed-out': 'You are signed out.',
  'email-confirmed': 'Your new e-mail address is confirmed. Sign in with it.',
};

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, notice, email } = await searchParams;
  const destination = safePath(typeof next === 'string' ? next : undefined);
  if (await findCurrentUser()) redirect(destination);
  const message = typeof notice === 'string' ? notices[notice] : undefined;

  return (
    <PublicFrame title="Sign in">
      {message && <Notice tone="good">{message}</Notice>}
      <Form action={startSignInAction} hidden={{ next: destination }}>
        <Field name="email" label="E-mail" required>
          <Input
            type="email"
            autoComplete="username"
            autoFocus
            defaultValue={typeof email === 'string' ? email : undefined}
          />
        </Field>
        <Field name="password" label="Password" required>
          <PasswordInput autoComplete="current-password" />
        </Field>
        <SubmitButton>Sign in</SubmitButton>
      </Form>
      {passkeysPossible() && (
        <PasskeyForm
          label="Sign in with a passkey"
          start={startPasskeySignInAction}
          action={signInWithPasskeyAction}
          hidden={{ next: destination }}
        />
      )}
      <p>
        <TextLink href="/forgot-password">Forgot password</TextLink>
      </p>
      {(await isSignUpOpen()) && (
        <p>
          No account yet? <TextLink href="/sign-up">Sign up</TextLink>
        </p>
      )}
    </PublicFrame>
  );
}
