import type { Metadata } from 'next';
import { PublicFrame } from '@/components/layout/public-frame';
import { ButtonLink } from '@/components/ui/button-link';
import { findEmailChange } from '@/lib/members/queries/find-email-change';
import { findSignUp } from '@/lib/projects/queries/find-sign-up';
import { ConfirmChange } from './_components/confirm-change';
import { ConfirmSignUp } from './_components/confirm-sign-up';

export const metadata: Metadata = { title: 'Confirm e-mail address' };

/** Behind every link that proves an address; opening it spends nothing. */
export default async function ConfirmEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const now = new Date();
  const change = await findEmailChange(token, now);
  if (change) return <ConfirmChange token={token} {...change} />;
  const signUp = await findSignUp(token, now);
  if (signUp) return <ConfirmSignUp token={token} signUp={signUp} />;
  return (
    <PublicFrame
      title="This link no longer works"
      description="A confirmation link works once, for 30 minutes, and only the newest one. Whoever asked for it can send another."
    >
      <ButtonLink href="/sign-in" variant="primary">
        Sign in
      </ButtonLink>
    </PublicFrame>
  );
}
