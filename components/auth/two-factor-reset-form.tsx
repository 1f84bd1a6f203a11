'use client';

import { useActionState } from 'react';
import type { FormAction } from '@/components/form/form';
import { Button } from '@/components/ui/button';
import { idle, type ActionState } from '@/lib/core/action-state';

export interface TwoFactorResetFormProps {
  action: FormAction;
  /** Where it is the page's one act; else it is a link among others. */
  prominent?: string;
}

/** Asks for the mail that replaces a lost second factor. */
export function TwoFactorResetForm({ action, prominent }: TwoFactorResetFormProps) {
  const [state, dispatch, pending] = useActionState<ActionState, FormData>(action, idle);
  return (
    <form action={dispatch} className="flex flex-col items-start gap-1.5">
      {prominent ? (
        <Button type="submit" variant="primary" pending={pending}>
          {prominent}
        </Button>
      ) : (
        <button
          type="submit"
          aria-busy={pending || undefined}
          className="text-link underline underline-offset-2 hover:no-underline"
        >
          Reset two-factor authentication
        </button>
      )}
      <p role="status" className="text-sm">
        {state.status === 'success' &&
          'We sent you a mail with a link to set up a new authenticator. It works for 30 minutes.'}
        {state.status === 'error' && state.message}
      </p>
    </form>
  );
}
