'use client';

import { type ReactNode, useActionState } from 'react';
import { type FormAction, FormView } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { ActPanel } from '@/components/users/act-panel';
import type { ActionState } from '@/lib/core/action-state';
import { idle } from '@/lib/core/action-state';
import type { IssuedPasscode } from '@/lib/core/passcode-terms';
import { IssuedPasscodeView } from './issued-passcode';

export interface IssuePanelProps {
  name: string;
  email: string;
  /** Why it cannot be done now. */
  refusal: string | null;
  action: FormAction<IssuedPasscode>;
  hidden: Record<string, string>;
  closeHref: string;
  projectId: string;
}

interface IssuePanelLooks extends IssuePanelProps {
  title: string;
  /** Of the answer. */
  doneTitle: string;
  confirm: string;
  replaces?: boolean;
  /** The fields, which show what was chosen before. */
  children: (state: ActionState<IssuedPasscode>) => ReactNode;
}

/**
 * Asks for what makes a passcode, then shows it. The answer is held by the form's state, so it stays
 * when the page behind it is rendered anew, by which time the act is none any more; and it comes
 * with a plain post too.
 */
export function IssuePanel(props: IssuePanelLooks) {
  const { title, name, email, refusal, confirm, closeHref } = props;
  const [state, dispatch, pending] = useActionState(props.action, idle);
  if (state.status === 'success') {
    return (
      <Panel title={props.doneTitle} closeHref={closeHref} placement="center">
        <PanelBody>
          <IssuedPasscodeView
            issued={state.data}
            projectId={props.projectId}
            replaced={props.replaces ?? false}
          />
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton>Done</PanelCancelButton>
        </PanelFooter>
      </Panel>
    );
  }
  if (refusal) {
    return (
      <ActPanel
        {...{ title, name, email, refusal, confirm, closeHref }}
        consequences={[]}
        action={async (former) => former}
        hidden={props.hidden}
      />
    );
  }
  return (
    <Panel title={title} closeHref={closeHref} placement="center">
      <FormView
        state={state}
        dispatch={dispatch}
        pending={pending}
        hidden={props.hidden}
        label={title}
        className="min-h-0 flex-1 gap-0"
        errorClassName="mx-5 mt-4"
      >
        <PanelBody>
          <p>
            <bdi className="font-semibold">{name}</bdi>
            {name !== email && <span className="block text-muted">{email}</span>}
          </p>
          {props.children(state)}
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton />
          <SubmitButton>{confirm}</SubmitButton>
        </PanelFooter>
      </FormView>
    </Panel>
  );
}
