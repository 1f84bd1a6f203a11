'use client';

import { useActionState } from 'react';
import { RecoveryCodes } from '@/components/auth/recovery-codes';
import { FormView, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { idle, type ActionState } from '@/lib/core/action-state';

interface RecoveryCodesPanelProps {
  closeHref: string;
  action: FormAction<string[]>;
}

/** Makes new recovery codes and shows them, once. */
export function RecoveryCodesPanel({ closeHref, action }: RecoveryCodesPanelProps) {
  const [state, dispatch, pending] = useActionState<ActionState<string[]>, FormData>(action, idle);
  return (
    <Panel title="New recovery codes" closeHref={closeHref} placement="center">
      {state.status === 'success' ? (
        <PanelBody>
          <RecoveryCodes codes={state.data} next={{ href: closeHref, label: 'Done' }} />
        </PanelBody>
      ) : (
        <FormView
          state={state}
          dispatch={dispatch}
          pending={pending}
          className="min-h-0 flex-1 gap-0"
          errorClassName="mx-5 mt-4"
        >
          <PanelBody>
            <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-muted">
              <li>You get ten new codes, shown once.</li>
              <li>The codes that you have stop working at once.</li>
            </ul>
          </PanelBody>
          <PanelFooter>
            <PanelCancelButton />
            <SubmitButton>Create new codes</SubmitButton>
          </PanelFooter>
        </FormView>
      )}
    </Panel>
  );
}
