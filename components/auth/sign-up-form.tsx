'use client';

import { useActionState } from 'react';
import { Field } from '@/components/form/field';
import { FormView, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { idle, type ActionState } from '@/lib/core/action-state';

/** Says the same for every address, so that nobody learns which ones have an account. */
export function SignUpForm({ action }: { action: FormAction }) {
  const [state, dispatch, pending] = useActionState<ActionState, FormData>(action, idle);
  if (state.status === 'success') {
    return (
      <Notice tone="good" role="status" title="Check your mail">
        A mail with the next step is on its way. Its link works for 30 minutes.
      </Notice>
    );
  }
  return (
    <FormView state={state} dispatch={dispatch} pending={pending}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="firstName" label="First name" required>
          <Input autoComplete="given-name" autoFocus />
        </Field>
        <Field name="lastName" label="Last name" optional>
          <Input autoComplete="family-name" />
        </Field>
      </div>
      <Field name="email" label="E-mail" required>
        <Input type="email" autoComplete="username" />
      </Field>
      <Field name="projectName" label="Project name" hint="Your product or company." required>
        <Input autoComplete="organization" />
      </Field>
      <SubmitButton>Sign up</SubmitButton>
    </FormView>
  );
}
