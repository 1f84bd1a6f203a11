'use client';

import { type ReactNode, useState } from 'react';
import { Field } from '@/components/form/field';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from './button';
import { Dialog, DialogBody, DialogFooter } from './dialog';
import { Input } from './input';

export interface ConfirmDialogProps<T> {
  open: boolean;
  onClose: () => void;
  /** Verb and object: "Disable Asha Rao?" */
  title: string;
  /** What will happen, point by point. */
  consequences?: readonly string[];
  children?: ReactNode;
  /** Repeats the verb: "Yes, Disable". */
  confirmLabel: string;
  /** Red button, and Cancel has the focus. */
  destructive?: boolean;
  action: FormAction<T>;
  hidden?: Record<string, string>;
  /** For what cannot be undone and loses data: a name that has to be typed first. */
  typeToConfirm?: string;
  onSuccess?: (data: T) => void;
}

/** Asks before a command runs; closes when the server has done it, stays with the reason if not. */
export function ConfirmDialog<T>(props: ConfirmDialogProps<T>) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title}>
      <Confirmation {...props} />
    </Dialog>
  );
}

function Confirmation<T>({
  onClose,
  consequences = [],
  children,
  confirmLabel,
  destructive = false,
  action,
  hidden,
  typeToConfirm,
  onSuccess,
}: ConfirmDialogProps<T>) {
  const [typed, setTyped] = useState('');
  const confirmed = typeToConfirm === undefined || typed.trim() === typeToConfirm;
  return (
    <Form
      action={action}
      hidden={hidden}
      className="gap-0"
      errorClassName="mx-5 mt-3"
      onSuccess={(data) => {
        onClose();
        onSuccess?.(data);
      }}
    >
      <DialogBody>
        {consequences.length > 0 && (
          <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-muted">
            {consequences.map((consequence) => (
              <li key={consequence}>{consequence}</li>
            ))}
          </ul>
        )}
        {children}
        {typeToConfirm !== undefined && (
          <Field name="confirmation" label={`Type ${typeToConfirm} to confirm`}>
            <Input
              // Without a name it is not sent: commands refuse fields that they do not know.
              name=""
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </Field>
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose} data-autofocus={destructive || undefined}>
          Cancel
        </Button>
        <SubmitButton
          variant={destructive ? 'danger' : 'primary'}
          disabled={!confirmed}
          data-autofocus={destructive ? undefined : true}
        >
          {confirmLabel}
        </SubmitButton>
      </DialogFooter>
    </Form>
  );
}
