'use client';

import { useActionState, type ReactNode } from 'react';
import { Field } from '@/components/form/field';
import { FormView } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { CopyButton } from '@/components/ui/copy-button';
import { OneTimeCodeInput } from '@/components/form/one-time-code-input';
import { idle, type ActionState } from '@/lib/core/action-state';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';

type Props = {
  action: (state: ActionState<string[]>, form: FormData) => Promise<ActionState<string[]>>;
  /** The secret part of the link that allows this; none where being signed in does. */
  link?: string;
  /** Null once the link opens nothing any more; the page then shows the children. */
  setUp: { qr: { size: number; path: string }; manualKey: string } | null;
  /** Where one goes on once the recovery codes are saved. */
  next?: { href: string; label: string };
  children?: ReactNode;
};

/**
 * Enrols an authenticator, then shows the recovery codes, once. It stays mounted when the link is
 * spent, so that the codes also reach a browser in which no script runs.
 */
export function AuthenticatorForm({ action, link, setUp, next, children }: Props) {
  const [state, dispatch, pending] = useActionState<ActionState<string[]>, FormData>(action, idle);
  if (state.status === 'success') return <RecoveryCodes codes={state.data} next={next} />;
  if (!setUp) return children;
  return (
    <FormView
      state={state}
      dispatch={dispatch}
      pending={pending}
      hidden={link === undefined ? undefined : { link }}
    >
      <p>
        Scan the QR code with an authenticator app, such as Google Authenticator, 1Password or
        Aegis, or enter the key by hand.
      </p>
      <QrCode {...setUp.qr} />
      <div>
        <p className="font-medium">Manual key</p>
        <div className="flex items-center justify-between gap-2">
          <code className="font-mono text-sm wrap-anywhere">{setUp.manualKey}</code>
          <CopyButton text={setUp.manualKey.replaceAll(' ', '')} size="small" />
        </div>
      </div>
      <Field
        name="code"
        label="Authentication code"
        hint="The 6 digits that the app shows."
        required
      >
        <OneTimeCodeInput />
      </Field>
      <SubmitButton>Verify</SubmitButton>
    </FormView>
  );
}
