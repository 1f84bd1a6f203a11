'use client';

import { Link2 } from 'lucide-react';
import { useActionState } from 'react';
import { type FormAction, FormView } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { idle } from '@/lib/core/action-state';
import { type CopiedLink, CopiedLinkView } from './copied-link';

export interface CopyLinkFormProps {
  action: FormAction<CopiedLink>;
  hidden: Record<string, string>;
  /** Why no link can be made now. */
  refusal: string | null;
}

/** Makes a further link for an invitation and shows it below, once. */
export function CopyLinkForm({ action, hidden, refusal }: CopyLinkFormProps) {
  const [state, dispatch, pending] = useActionState(action, idle);
  return (
    <FormView state={state} dispatch={dispatch} pending={pending} hidden={hidden} className="gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <SubmitButton variant="secondary" disabled={refusal !== null}>
          <Link2 aria-hidden />
          Copy invitation link
        </SubmitButton>
        {refusal && <span className="text-sm text-muted">{refusal}</span>}
      </div>
      {state.status === 'success' && <CopiedLinkView made={state.data} />}
    </FormView>
  );
}
