'use client';

import { useActionState } from 'react';
import { FormView, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/ui/notice';
import { idle, type ActionState } from '@/lib/core/action-state';

/** Asks the inviter, by mail, to send a new link. */
export function AskAgainForm({ action, link }: { action: FormAction; link: string }) {
  const [state, dispatch, pending] = useActionState<ActionState, FormData>(action, idle);
  if (state.status === 'success') {
    return (
      <Notice tone="good" role="status" title="We asked for a new link">
        The person who invited you got a mail. The new link comes to your mailbox.
      </Notice>
    );
  }
  return (
    <FormView state={state} dispatch={dispatch} pending={pending} hidden={{ link }}>
      <SubmitButton>Ask for a new invitation</SubmitButton>
    </FormView>
  );
}
