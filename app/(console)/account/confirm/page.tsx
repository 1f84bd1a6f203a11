import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ConfirmIdentityFields } from '@/components/auth/confirm-identity-fields';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { findCurrentUser } from '@/lib/auth/require-actor';
import { safePath } from '@/lib/core/safe-path';
import { confirmIdentityAction } from '../../actions';

export const metadata: Metadata = { title: 'Confirm that it is you' };

type SearchParams = Promise<{ next?: string | string[] }>;

/** For browsers in which no script runs; elsewhere a dialog asks over the form itself. */
export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const { next } = await searchParams;
  const destination = safePath(typeof next === 'string' ? next : undefined, '/account');
  if (!(await findCurrentUser())) {
    redirect(`/sign-in?next=${encodeURIComponent(destination)}`);
  }
  return (
    <div className="max-w-96">
      <PageHeader
        title="Confirm that it is you"
        description="You signed in a while ago. Sensitive acts need a fresh proof, which then counts for 10 minutes."
      />
      <Form action={confirmIdentityAction} hidden={{ next: destination }}>
        <ConfirmIdentityFields />
        <SubmitButton>Confirm</SubmitButton>
      </Form>
    </div>
  );
}
