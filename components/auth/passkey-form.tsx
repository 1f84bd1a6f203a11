'use client';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { KeyRound } from 'lucide-react';
import { startTransition, useState, useTransition } from 'react';
import { FormView, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
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
};

/** Proves who is there by a passkey. Only scripts can ask for one, so without them it is absent. */
export function PasskeyForm({ start, action, hidden, label }: Props) {
  const [state, setState] = useState<ActionState>(idle);
  const [pending, startProof] = useTransition();

  function prove(data: FormData): true {
    startProof(async () => {
      const outcome = await proof(data);
      startTransition(() => setState(outcome));
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
      className="noscript:hidden"
    >
      <SubmitButton variant="secondary">
        <KeyRound aria-hidden />
        {label}
      </SubmitButton>
    </FormView>
  );
}
