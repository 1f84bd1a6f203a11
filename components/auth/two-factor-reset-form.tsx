'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import type { FormAction } from '@/components/form/form';
import { idle, type ActionState } from '@/lib/core/action-state';

/** Asks for the mail that replaces a lost second factor. */
export function TwoFactorResetForm({ action }: { action: FormAction }) {
  const [state, dispatch, pending] = useActionState<ActionState, FormData>(action, idle);
  return (
    <form action={dispatch} className="flex flex-col items-start gap-1.5">
      <Button type="submit" variant="ghost" pending={pending} className="-mx-3">
        Reset two-factor authentication
      </Button>
      <p role="status" className="text-sm">
        {state.status === 'success' &&
          'We sent you a mail with a link to set up a new authenticator. It works for 30 minutes.'}
        {state.status === 'error' && state.message}
      </p>
    </form>
  );
}
