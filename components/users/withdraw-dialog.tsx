'use client';

import { MailX } from 'lucide-react';
import { useState } from 'react';
import type { FormAction } from '@/components/form/form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

export interface WithdrawDialogProps {
  open: boolean;
  onClose: () => void;
  name: string;
  action: FormAction;
  hidden: Record<string, string>;
}

export function WithdrawDialog({ name, ...dialog }: WithdrawDialogProps) {
  return (
    <ConfirmDialog
      {...dialog}
      title={`Withdraw the invitation of ${name}?`}
      consequences={[
        'Its links stop working at once: the mailed one, and copied ones.',
        'They leave the list of users. Somebody who has an account keeps it.',
        'You can invite them again at any time.',
      ]}
      confirmLabel="Yes, withdraw it"
      destructive
    />
  );
}

export interface WithdrawButtonProps extends Omit<WithdrawDialogProps, 'open' | 'onClose'> {
  /** Why it cannot be withdrawn. */
  refusal: string | null;
}

export function WithdrawButton({ refusal, ...dialog }: WithdrawButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button onClick={() => setOpen(true)} disabled={refusal !== null}>
        <MailX aria-hidden />
        Withdraw invitation
      </Button>
      {refusal && <span className="text-sm text-muted">{refusal}</span>}
      <WithdrawDialog {...dialog} open={open} onClose={() => setOpen(false)} />
    </div>
  );
}
