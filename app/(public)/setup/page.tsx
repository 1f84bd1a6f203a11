import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NewPasswordFields } from '@/components/auth/new-password-fields';
import { Field } from '@/components/form/field';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { PublicFrame } from '@/components/layout/public-frame';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { defaultSignInRules } from '@/lib/core/sign-in-rules';
import { isFreshInstallation } from '@/lib/projects/queries';
import { isSetupToken } from '@/lib/projects/setup-token';
import { setUpAction } from './actions';

export const metadata: Metadata = { title: 'Set up Rolecall' };

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string }>;
}) {
  if (!(await isFreshInstallation())) notFound();
  const { token } = await searchParams;
  if (typeof token !== 'string' || !(await isSetupToken(token))) {
    return (
      <PublicFrame title="Set up Rolecall">
        <Notice tone="warn" title="This needs the one-time set-up link">
          The start command prints it in the terminal, and each start prints a new one. Open the
          newest.
        </Notice>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame
      title="Set up Rolecall"
      description="Make the first project and its first Admin. Two-factor authentication comes next."
    >
      <Form action={setUpAction} hidden={{ token }}>
        <Field name="projectName" label="Project name" hint="Your product or company." required>
          <Input autoComplete="organization" autoFocus />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="firstName" label="First name" required>
            <Input autoComplete="given-name" />
          </Field>
          <Field name="lastName" label="Last name" optional>
            <Input autoComplete="family-name" />
          </Field>
        </div>
        <Field name="email" label="E-mail" required>
          <Input type="email" autoComplete="username" />
        </Field>
        <NewPasswordFields
          minLength={defaultSignInRules.passwordMinLength}
          personalWords={setupWords}
        />
        <SubmitButton>Create project</SubmitButton>
      </Form>
    </PublicFrame>
  );
}

const setupWords = ['Rolecall'];
