import type { Metadata } from 'next';
import Link from 'next/link';
import { ForgotPasswordForm } from '@/components/auth/forgot-password-form';
import { PublicFrame } from '@/components/layout/public-frame';
import { requestPasswordResetAction } from './actions';

export const metadata: Metadata = { title: 'Forgot password' };

export default function ForgotPasswordPage() {
  return (
    <PublicFrame
      title="Forgot password"
      description="We mail you a link to set a new one. Your second factor stays as it is."
      footer={
        <Link href="/sign-in" className="link">
          Back to sign in
        </Link>
      }
    >
      <ForgotPasswordForm action={requestPasswordResetAction} />
    </PublicFrame>
  );
}
