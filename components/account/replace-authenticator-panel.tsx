'use client';

import { AuthenticatorForm } from '@/components/auth/authenticator-form';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel, PanelBody } from '@/components/ui/panel';

interface ReplaceAuthenticatorPanelProps {
  closeHref: string;
  /** Null while there is no fresh proof of who is there. */
  setUp: { qr: { size: number; path: string }; manualKey: string } | null;
  start: FormAction;
  action: FormAction<string[]>;
}

/** Enrols another authenticator in place of the present one, then shows new recovery codes. */
export function ReplaceAuthenticatorPanel(props: ReplaceAuthenticatorPanelProps) {
  const { closeHref, setUp, start, action } = props;
  return (
    <Panel
      title="Replace authenticator"
      description="The present one works until the new one has shown its first code. Your other devices are then signed out."
      closeHref={closeHref}
      placement="center"
    >
      <PanelBody>
        <AuthenticatorForm action={action} setUp={setUp} next={{ href: closeHref, label: 'Done' }}>
          <Form action={start}>
            <p>You get a new key to scan. You may be asked to confirm that it is you.</p>
            <SubmitButton className="self-start" data-autofocus>
              Continue
            </SubmitButton>
          </Form>
        </AuthenticatorForm>
      </PanelBody>
    </Panel>
  );
}
