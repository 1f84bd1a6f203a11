'use client';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { KeyRound } from 'lucide-react';
import { startTransition, useState, useTransition } from 'react';
import { FormView, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { classNames } from '@/components/ui/class-names';
import { idle, type ActionState } from '@/lib/core/action-state';
import { askForPasskey } from './ask-passkey';

type Props = {
  /** Answers with what to ask the authenticator. */
  start: FormAction<PublicKeyCredentialRequestOptionsJSON>;
  /** Is given the authenticator's answer as the field `response`. */
  action: FormAction;
  hidden?: Record<string, string>;
  /** Of the button, and the form's name. */
  label: string;
  className?: string;
  /** Where the summary of errors needs a margin of its own. */
  errorClassName?: string;
  onSuccess?: () => void;
};

/** Proves who is there by a passkey. Only scripts can ask for one, so without them it is absent. */
export function PasskeyForm({ start, action, hidden, label, onSuccess, ...looks }: Props) {
  const [state, setState] = useState<ActionState>(idle);
  const [pending, startProof] = useTransition();

  function prove(data: FormData): true {
    startProof(async () => {
      const outcome = await proof(data);
      startTransition(() => setState(outcome));
      if (outcome.status === 'success') onSuccess?.();
    });
    return true;
  }

  async function proof(data: FormData): Promise<ActionState> {
    const started = await start(idle, new FormData());
    if (started.status !== 'success') return started;
    const asked = await askForPasskey(started.data);
    if ('fault' in asked) return asked.fault;
    data.set('response', JSON.stringify(asked.answer));
    return action(idle, data);
  }

  return (
    <FormView
      state={state}
      dispatch={prove}
      intercept={prove}
      pending={pending}
      hidden={hidden}
      label={label}
      errorClassName={looks.errorClassName}
      className={classNames('noscript:hidden', looks.className)}
    >
      <SubmitButton variant="secondary">
        <KeyRound aria-hidden />
        {label}
      </SubmitButton>
    </FormView>
  );
}
