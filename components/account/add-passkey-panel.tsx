'use client';

import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { askForNewPasskey } from '@/components/auth/ask-passkey';
import { Field } from '@/components/form/field';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { idle, type ActionState } from '@/lib/core/action-state';

interface AddPasskeyPanelProps {
  closeHref: string;
  /** What to call it unless the person says otherwise. */
  suggestedName: string;
  nameMaxLength: number;
  /** Answers with what to make a passkey with. */
  start: FormAction<PublicKeyCredentialCreationOptionsJSON>;
  /** Is given `name` and the authenticator's answer as `response`. */
  action: FormAction;
}

/** Makes a passkey: the name is asked first, since the browser's own dialog follows. */
export function AddPasskeyPanel(props: AddPasskeyPanelProps) {
  const { closeHref, suggestedName, nameMaxLength, start, action } = props;

  async function add(_: ActionState, data: FormData): Promise<ActionState> {
    const started = await start(idle, data);
    if (started.status !== 'success') return started;
    const asked = await askForNewPasskey(started.data);
    const typed = data.get('name');
    const name = typeof typed === 'string' ? typed : '';
    if ('fault' in asked) return { ...asked.fault, values: { name } };
    const made = new FormData();
    made.set('name', name);
    made.set('response', JSON.stringify(asked.answer));
    return action(idle, made);
  }

  return (
    <Panel
      title="Add a passkey"
      description="A fingerprint, a face, a device’s PIN or a security key, in place of password and code."
      closeHref={closeHref}
      placement="center"
    >
      <Form action={add} className="min-h-0 flex-1 gap-0" errorClassName="mx-5 mt-4">
        <PanelBody>
          <noscript>
            <Notice tone="warn">Passkeys need scripts, which this browser does not run.</Notice>
          </noscript>
          <Field
            name="name"
            label="Name"
            required
            hint="So that you know it among others. Your browser then asks where to keep it."
          >
            <Input defaultValue={suggestedName} maxLength={nameMaxLength} autoComplete="off" />
          </Field>
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton />
          <SubmitButton>Add passkey</SubmitButton>
        </PanelFooter>
      </Form>
    </Panel>
  );
}
