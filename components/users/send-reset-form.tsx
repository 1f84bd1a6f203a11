'use client';

import { KeyRound } from 'lucide-react';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { RefusedButton } from '@/components/ui/refused-button';

export interface SendResetFormProps {
  action: FormAction<{ email: string }>;
  hidden: Record<string, string>;
  /** Why it cannot be sent. */
  refusal: string | null;
}

/** Mails somebody a link to choose a new password. */
export function SendResetForm({ action, hidden, refusal }: SendResetFormProps) {
  if (refusal) return <RefusedButton reason={refusal}>Send password reset</RefusedButton>;
  return (
    <Form action={action} hidden={hidden} label="Send password reset" className="gap-2">
      <SubmitButton variant="secondary">
        <KeyRound aria-hidden />
        Send password reset
      </SubmitButton>
    </Form>
  );
}
