'use client';

import { useActionState } from 'react';
import { Field } from '@/components/form/field';
import { FormView, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { idle, type ActionState } from '@/lib/core/action-state';

/** Says the same for every address, so that nobody learns which ones have an account. */
export function ForgotPasswordForm({ action }: { action: FormAction }) {
  const [state, dispatch, pending] = useActionState<ActionState, FormData>(action, idle);
  if (state.status === 'success') {
    return (
      <Notice tone="good" role="status" title="Check your mail">
        If there is an account for this address, a mail with a link to set a new password is on its
        way. The link works for 30 minutes.
      </Notice>
    );
  }
  return (
    <FormView state={state} dispatch={dispatch} pending={pending}>
      <Field name="email" label="E-mail" required>
        <Input type="email" autoComplete="username" autoFocus />
      </Field>
      <SubmitButton>Send reset link</SubmitButton>
    </FormView>
  );
}
