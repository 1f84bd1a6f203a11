import type { Metadata } from 'next';
import { TextLink } from '@/components/ui/text-link';
import { AuthenticatorForm } from '@/components/auth/authenticator-form';
import { PublicFrame } from '@/components/layout/public-frame';
import { Notice } from '@/components/ui/notice';
import { findLinkedUser } from '@/lib/auth/account-links';
import { getAuthenticatorSetUp } from '@/lib/auth/queries';
import { hasSecondFactor } from '@/lib/auth/second-factors';
import { replaceTwoFactorAction } from './actions';

export const metadata: Metadata = { title: 'Set up a new authenticator' };

export default async function ResetTwoFactorPage({
  params,
}: {
  params: Promise<{ token: string }>;
}) {
  const { token } = await params;
  const user = await findLinkedUser(token, 'RESET_TWO_FACTOR', new Date());
  return (
    <PublicFrame
      title="Two-factor authentication"
      description={user && (await purposeOf(user))}
      footer={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      <AuthenticatorForm
        action={replaceTwoFactorAction}
        link={token}
        setUp={user && (await getAuthenticatorSetUp(user))}
      >
        <Notice tone="warn" title="This link no longer works">
          It works once, for 30 minutes, and only the newest one. Sign in with your password and ask
          for a new one on the code page.
        </Notice>
      </AuthenticatorForm>
    </PublicFrame>
  );
}

async function purposeOf({ id, email }: { id: string; email: string }): Promise<string> {
  return (await hasSecondFactor(id))
    ? `Set up a new authenticator for ${email}. The old one works until then.`
    : `Set up a new authenticator for ${email}. Then sign in with your password and its code.`;
}
