'use client';

import { useState } from 'react';
import { Field } from '@/components/form/field';
import { OneTimeCodeInput } from '@/components/form/one-time-code-input';
import { Button } from '@/components/ui/button';
import { PasswordInput } from '@/components/ui/password-input';

/** The password, or a code of the authenticator where the password is paused or not at hand. */
export function ConfirmIdentityFields() {
  const [byCode, setByCode] = useState(false);
  return (
    <>
      {byCode ? (
        <Field name="code" label="Authentication code" required>
          <OneTimeCodeInput autoFocus />
        </Field>
      ) : (
        <Field name="password" label="Password" required>
          <PasswordInput autoComplete="current-password" autoFocus />
        </Field>
      )}
      <Button variant="ghost" className="self-start" onClick={() => setByCode(!byCode)}>
        {byCode ? 'Use your password instead' : 'Use your authenticator app instead'}
      </Button>
    </>
  );
}
