'use client';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { type ReactNode, useState } from 'react';
import { Form, type FormAction } from '@/components/form/form';
import { IdentityContext } from '@/components/form/identity-context';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { ConfirmIdentityFields } from './confirm-identity-fields';
import { PasskeyForm } from './passkey-form';

interface IdentityConfirmationProps {
  action: FormAction;
  startPasskey: FormAction<PublicKeyCredentialRequestOptionsJSON>;
  confirmByPasskey: FormAction;
  children: ReactNode;
}

/**
 * Around all signed-in pages: a form whose act needs a recent proof of who is there opens this
 * dialog, and is sent again once the proof was right. Nothing that was typed is lost.
 */
export function IdentityConfirmation({
  action,
  startPasskey,
  confirmByPasskey,
  children,
}: IdentityConfirmationProps) {
  const [waiting, setWaiting] = useState<{ retry: () => void } | null>(null);
  const close = () => setWaiting(null);
  const goOn = () => {
    close();
    waiting?.retry();
  };
  return (
    <IdentityContext value={(retry) => setWaiting({ retry })}>
      {children}
      <Dialog open={waiting !== null} onClose={close} title="Confirm that it is you">
        <Form action={action} className="gap-0" errorClassName="mx-5 mt-3" onSuccess={goOn}>
          <DialogBody>
            <p>
              You signed in a while ago. This act needs a fresh proof, which then counts for 10
              minutes.
            </p>
            <ConfirmIdentityFields />
          </DialogBody>
          <DialogFooter>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Confirm</SubmitButton>
          </DialogFooter>
        </Form>
        <PasskeyForm
          start={startPasskey}
          action={confirmByPasskey}
          label="Use a passkey instead"
          className="px-5 pb-4"
          onSuccess={goOn}
        />
      </Dialog>
    </IdentityContext>
  );
}
