'use client';

import { Send } from 'lucide-react';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';

export interface ResendFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  /** Why it cannot be sent again. */
  refusal: string | null;
}

export function ResendForm({ action, hidden, refusal }: ResendFormProps) {
  return (
    <Form action={action} hidden={hidden} className="gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <SubmitButton variant="secondary" disabled={refusal !== null}>
          <Send aria-hidden />
          Resend invitation
        </SubmitButton>
        {refusal && <span className="text-sm text-muted">{refusal}</span>}
      </div>
    </Form>
  );
}
