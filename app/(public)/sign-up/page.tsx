import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { SignUpForm } from '@/components/auth/sign-up-form';
import { PublicFrame } from '@/components/layout/public-frame';
import { TextLink } from '@/components/ui/text-link';
import { findCurrentUser } from '@/lib/auth/require-actor';
import { isSignUpOpen } from '@/lib/projects/queries/find-sign-up';
import { signUpAction } from './actions';

export const metadata: Metadata = { title: 'Sign up' };

export default async function SignUpPage() {
  if (!(await isSignUpOpen())) notFound();
  // Who has an account needs no other for another project.
  if (await findCurrentUser()) redirect('/account/projects/new');
  return (
    <PublicFrame
      title="Sign up"
      description="Get an account and a project of your own. We mail you a link to confirm your address."
      footer={
        <>
          You have an account? <TextLink href="/sign-in">Sign in</TextLink>
        </>
      }
    >
      <SignUpForm action={signUpAction} />
    </PublicFrame>
  );
}
