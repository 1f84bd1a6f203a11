'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import { type FormAction, FormView } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import {
  Panel,
  PanelBody,
  PanelCancelButton,
  PanelFooter,
  useClosePanel,
} from '@/components/ui/panel';
import type { SelectOption } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast';
import { idle } from '@/lib/core/action-state';
import { InviteList } from './invite-list';
import { InviteOutcome, invitedMessage } from './invite-outcome';
import { type InviteResult, newRow, rowsAfter } from './invite-rows';

interface InviteFormProps {
  project: string;
  roles: readonly SelectOption[];
  /** The role of the first row. */
  defaultRoleId: string;
  /** How many one invite takes. */
  most: number;
  action: FormAction<InviteResult>;
}

export interface InvitePanelProps extends InviteFormProps {
  closeHref: string;
}

/** Invites up to fifty people at once. Who was invited goes from it, the others stay with a reason. */
export function InvitePanel({ closeHref, ...form }: InvitePanelProps) {
  return (
    <Panel
      title="Invite users"
      description="Each person gets a mail with a link, which works for 72 hours."
      closeHref={closeHref}
    >
      <InviteForm {...form} />
    </Panel>
  );
}

function InviteForm({ project, roles, defaultRoleId, most, action }: InviteFormProps) {
  const [state, dispatch, pending] = useActionState(action, idle);
  const result = state.status === 'success' ? state.data : null;
  const [applied, setApplied] = useState(result);
  // A post without scripting is answered by a new page, which has to say what came of it. Else a
  // full success is told once, by the toast.
  const [postedPlainly] = useState(result !== null);
  const [rows, setRows] = useState(() =>
    result ? rowsAfter([], result, defaultRoleId) : [newRow(defaultRoleId)],
  );
  if (result !== applied) {
    setApplied(result);
    if (result) setRows(rowsAfter(rows, result, defaultRoleId));
  }

  const close = useClosePanel();
  const done = useRef(close);
  useEffect(() => {
    done.current = close;
  });
  useEffect(() => {
    // A partial failure is no toast: it stays on the page, with its rows.
    if (!result || result.failed.length > 0) return;
    showToast(invitedMessage(result.invited.length));
    done.current();
  }, [result]);

  return (
    <FormView
      state={state}
      dispatch={dispatch}
      pending={pending}
      hidden={{ project }}
      label="Invite users"
      className="min-h-0 flex-1 gap-0"
      errorClassName="mx-5 mt-4"
    >
      <PanelBody>
        {result && (postedPlainly || result.failed.length > 0) && <InviteOutcome result={result} />}
        <InviteList rows={rows} onChange={setRows} roles={roles} most={most} />
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton />
        <SubmitButton>Invite</SubmitButton>
      </PanelFooter>
    </FormView>
  );
}
