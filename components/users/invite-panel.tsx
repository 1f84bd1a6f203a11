'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import { AdvancedSettings } from '@/components/access/advanced-settings';
import type { ScopeEntry } from '@/components/access/scope-choice';
import { type FormAction, FormView } from '@/components/form/form';
import { type FormDraft, useFormDraft } from '@/components/form/form-draft';
import { SubmitButton } from '@/components/form/submit-button';
import { CopyRequest } from '@/components/requests/copy-request';
import {
  Panel,
  PanelBody,
  PanelCancelButton,
  PanelFooter,
  useClosePanel,
} from '@/components/ui/panel';
import type { SelectOption } from '@/components/ui/select';
import { TextLink } from '@/components/ui/text-link';
import { showToast } from '@/components/ui/toast';
import { idle } from '@/lib/core/action-state';
import type { Scopes } from '@/lib/core/scopes';
import { InviteList } from './invite-list';
import { InviteOutcome, invitedMessage } from './invite-outcome';
import { type InviteResult, rowsAfter, rowsOfDraft, withNewRole } from './invite-rows';

interface InviteFormProps {
  project: string;
  /** Whose draft it is. */
  viewerId: string;
  roles: readonly SelectOption[];
  /** The role of the first row. */
  defaultRoleId: string;
  /** A role that was just made for this invite. */
  newRoleId: string | undefined;
  /** Absent for those who may not make roles. */
  createRoleHref: string | undefined;
  entries: readonly ScopeEntry[];
  /** The viewer's own scopes: nobody gives more. */
  givable: Scopes;
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

function InviteForm(props: InviteFormProps) {
  const draft = useFormDraft(`invite ${props.project} ${props.viewerId}`);
  return <InviteFields key={String(draft.ready)} {...props} draft={draft} />;
}

function InviteFields({ draft, ...props }: InviteFormProps & { draft: FormDraft }) {
  const { project, roles, defaultRoleId, newRoleId, createRoleHref, most, action } = props;
  const [state, dispatch, pending] = useActionState(action, idle);
  const result = state.status === 'success' ? state.data : null;
  const [applied, setApplied] = useState(result);
  // A post without scripting is answered by a new page, which has to say what came of it. Else a
  // full success is told once, by the toast.
  const [postedPlainly] = useState(result !== null);
  const [rows, setRows] = useState(() => {
    const before = rowsOfDraft(draft.values, defaultRoleId);
    return withNewRole(
      result ? rowsAfter([], result, defaultRoleId) : before,
      newRoleId,
      defaultRoleId,
    );
  });
  if (result !== applied) {
    setApplied(result);
    if (result) setRows(rowsAfter(rows, result, defaultRoleId));
  }

  const form = useRef<HTMLFormElement>(null);
  const close = useClosePanel();
  const latest = useRef({ close, draft });
  useEffect(() => {
    latest.current = { close, draft };
  });
  useEffect(() => {
    // Rows come and go without any field being changed.
    if (draft.ready && form.current) latest.current.draft.keep(form.current);
  }, [draft.ready, rows]);
  useEffect(() => {
    // A partial failure is no toast: it stays on the page, with its rows.
    if (!result || result.failed.length > 0) return;
    showToast(invitedMessage(result.invited.length));
    latest.current.close();
  }, [result]);
  useEffect(() => {
    const { pathname } = window.location;
    return () => {
      // Closed: what was typed is not wanted. On another page it waits to be come back to.
      const { location } = window;
      const open = new URLSearchParams(location.search).has('panel');
      if (location.pathname === pathname && !open) latest.current.draft.drop();
    };
  }, []);

  return (
    <FormView
      ref={form}
      state={state}
      dispatch={dispatch}
      pending={pending}
      draft={draft.values}
      onChanged={draft.keep}
      hidden={{ project }}
      label="Invite users"
      className="min-h-0 flex-1 gap-0"
      errorClassName="mx-5 mt-4"
    >
      <PanelBody>
        {result && (postedPlainly || result.failed.length > 0) && <InviteOutcome result={result} />}
        <InviteList rows={rows} onChange={setRows} roles={roles} most={most} />
        <AdvancedSettings entries={props.entries} givable={props.givable} />
        {createRoleHref && (
          <p>
            <TextLink href={createRoleHref} prefetch={false}>
              Create new role
            </TextLink>
          </p>
        )}
      </PanelBody>
      <PanelFooter>
        <CopyRequest form={{ of: 'invite', entries: props.entries }} />
        <PanelCancelButton />
        <SubmitButton>Invite</SubmitButton>
      </PanelFooter>
    </FormView>
  );
}
