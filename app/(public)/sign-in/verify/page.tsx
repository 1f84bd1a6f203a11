import type { Metadata } from 'next';
import { TextLink } from '@/components/ui/text-link';
import { redirect } from 'next/navigation';
import { Field } from '@/components/form/field';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { PublicFrame } from '@/components/layout/public-frame';
import { PasskeyForm } from '@/components/auth/passkey-form';
import { TwoFactorResetForm } from '@/components/auth/two-factor-reset-form';
import { Input } from '@/components/ui/input';
import { OneTimeCodeInput } from '@/components/form/one-time-code-input';
import { heldChallenge } from '@/lib/auth/challenge-cookie';
import { findChallenge } from '@/lib/auth/challenges';
import { hasPasskey } from '@/lib/auth/passkeys';
import { hasSecondFactor } from '@/lib/auth/second-factors';
import { safePath } from '@/lib/core/safe-path';
import {
  requestTwoFactorResetAction,
  startPasskeySecondFactorAction,
  verifyCodeAction,
  verifyPasskeyAction,
  verifyRecoveryCodeAction,
} from '../actions';

export const metadata: Metadata = { title: 'Two-factor authentication' };

type SearchParams = Promise<{ next?: string; method?: string }>;

export default async function VerifyPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, method } = await searchParams;
  const destination = safePath(typeof next === 'string' ? next : undefined);
  const query = `next=${encodeURIComponent(destination)}`;
  const challenge = await findChallenge(await heldChallenge(), 'SECOND_FACTOR', new Date());
  if (!challenge) redirect(`/sign-in?${query}`);

  if (!(await hasSecondFactor(challenge.userId))) {
    return (
      <PublicFrame
        title="Set up two-factor authentication again"
        description="An administrator reset it, so no code, recovery code or passkey of yours works any more. We mailed you a link to set up a new authenticator; it works for 30 minutes. If it is lost or too old, send yourself another."
        footer={<TextLink href={`/sign-in?${query}`}>Sign in as someone else</TextLink>}
      >
        <TwoFactorResetForm action={requestTwoFactorResetAction} prominent="Send a new link" />
      </PublicFrame>
    );
  }

  const footer = (
    <div className="flex flex-col items-start gap-3">
      {method === 'recovery-code' ? (
        <TextLink href={`/sign-in/verify?${query}`}>Use your authenticator app</TextLink>
      ) : (
        <TextLink href={`/sign-in/verify?${query}&method=recovery-code`}>
          Use a recovery code
        </TextLink>
      )}
      <TwoFactorResetForm action={requestTwoFactorResetAction} />
      <TextLink href={`/sign-in?${query}`}>Sign in as someone else</TextLink>
    </div>
  );

  if (method === 'recovery-code') {
    return (
      <PublicFrame
        title="Enter a recovery code"
        description="One of the ten codes that you saved when you set up two-factor authentication. Each works once."
        footer={footer}
      >
        <Form action={verifyRecoveryCodeAction} hidden={{ next: destination }}>
          <Field name="code" label="Recovery code" required>
            <Input
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              autoFocus
              className="font-mono"
            />
          </Field>
          <SubmitButton>Verify</SubmitButton>
        </Form>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame
      title="Two-factor authentication"
      description="Enter the 6-digit code that your authenticator app shows."
      footer={footer}
    >
      <Form action={verifyCodeAction} hidden={{ next: destination }}>
        <Field name="code" label="Authentication code" required>
          <OneTimeCodeInput autoFocus />
        </Field>
        <SubmitButton>Verify</SubmitButton>
      </Form>
      {(await hasPasskey(challenge.userId)) && (
        <PasskeyForm
          label="Use a passkey"
          start={startPasskeySecondFactorAction}
          action={verifyPasskeyAction}
          hidden={{ next: destination }}
        />
      )}
    </PublicFrame>
  );
}
