import type { Metadata } from 'next';
import { TextLink } from '@/components/ui/text-link';
import { ForgotPasswordForm } from '@/components/auth/forgot-password-form';
import { PublicFrame } from '@/components/layout/public-frame';
import { requestPasswordResetAction } from './actions';

export const metadata: Metadata = { title: 'Forgot password' };

export default function ForgotPasswordPage() {
  return (
    <PublicFrame
      title="Forgot password"
      description="We mail you a link to set a new one. Your second factor stays as it is."
      footer={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      <ForgotPasswordForm action={requestPasswordResetAction} />
    </PublicFrame>
  );
}
