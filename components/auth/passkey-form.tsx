'use client';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { KeyRound } from 'lucide-react';
import { Form, type FormAction } from '@/components/form/form';
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
export function PasskeyForm({ start, action, label, className, ...form }: Props) {
  async function prove(_: ActionState, data: FormData): Promise<ActionState> {
    const started = await start(idle, new FormData());
    if (started.status !== 'success') return started;
    const asked = await askForPasskey(started.data);
    if ('fault' in asked) return asked.fault;
    data.set('response', JSON.stringify(asked.answer));
    return action(idle, data);
  }

  return (
    <Form
      {...form}
      action={prove}
      label={label}
      className={classNames('noscript:hidden', className)}
    >
      <SubmitButton variant="secondary">
        <KeyRound aria-hidden />
        {label}
      </SubmitButton>
    </Form>
  );
}
