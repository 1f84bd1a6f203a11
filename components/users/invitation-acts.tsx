'use client';

import { createContext, type ReactNode, useContext, useState, useTransition } from 'react';
import type { FormAction } from '@/components/form/form';
import { useConfirmIdentity } from '@/components/form/identity-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast';
import { type ActionState, idle } from '@/lib/core/action-state';
import { type CopiedLink, CopiedLinkView } from './copied-link';
import { WithdrawDialog } from './withdraw-dialog';

/** An invitation that can be acted on, and why an act is refused; null where it is not. */
export type InvitationTarget = {
  invitationId: string;
  name: string;
  lastSentAt: string;
  refusals: { resend: string | null; copyLink: string | null; withdraw: string | null };
};

export type InvitationActions = {
  resend: FormAction;
  copyLink: FormAction<CopiedLink>;
  withdraw: FormAction;
};

type Acts = {
  resend: (target: InvitationTarget) => void;
  copyLink: (target: InvitationTarget) => void;
  withdraw: (target: InvitationTarget) => void;
};

const ActsContext = createContext<Acts | null>(null);

/** The acts of the provider around the caller. */
export function useInvitationActs(): Acts | null {
  return useContext(ActsContext);
}

export interface InvitationActsProviderProps {
  project: string;
  actions: InvitationActions;
  children: ReactNode;
}

/** One set of dialogs for all the rows of a page. */
export function InvitationActsProvider({
  project,
  actions,
  children,
}: InvitationActsProviderProps) {
  const [withdrawing, setWithdrawing] = useState<InvitationTarget | null>(null);
  const [copied, setCopied] = useState<{ name: string; made: CopiedLink } | null>(null);
  const [, startTransition] = useTransition();
  const confirmIdentity = useConfirmIdentity();

  function run<T>(
    action: FormAction<T>,
    fields: Record<string, string>,
    succeeded: (state: Extract<ActionState<T>, { status: 'success' }>) => void,
  ) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ project, ...fields })) form.set(name, value);
    const send = () =>
      startTransition(async () => {
        const state = await action(idle, form);
        if (state.status === 'success') startTransition(() => succeeded(state));
        if (state.status !== 'error') return;
        if (state.code === 'reauthentication_required' && confirmIdentity) confirmIdentity(send);
        else showToast(state.message, 'bad');
      });
    send();
  }

  const acts: Acts = {
    resend: ({ invitationId, lastSentAt }) =>
      run(actions.resend, { invitationId, lastSentAt }, ({ message }) => {
        if (message) showToast(message);
      }),
    copyLink: ({ invitationId, name }) =>
      run(actions.copyLink, { invitationId }, ({ data }) => setCopied({ name, made: data })),
    withdraw: setWithdrawing,
  };
  const stopCopying = () => setCopied(null);
  return (
    <ActsContext value={acts}>
      {children}
      <Dialog
        open={copied !== null}
        onClose={stopCopying}
        title={`Invitation link of ${copied?.name ?? ''}`}
      >
        <DialogBody>{copied && <CopiedLinkView made={copied.made} />}</DialogBody>
        <DialogFooter>
          <Button onClick={stopCopying}>Close</Button>
        </DialogFooter>
      </Dialog>
      <WithdrawDialog
        open={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        name={withdrawing?.name ?? ''}
        action={actions.withdraw}
        hidden={{ project, invitationId: withdrawing?.invitationId ?? '' }}
      />
    </ActsContext>
  );
}
