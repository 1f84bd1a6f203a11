'use client';

import { NewPasswordFields } from '@/components/auth/new-password-fields';
import { Field } from '@/components/form/field';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { PasswordInput } from '@/components/ui/password-input';

interface ChangePasswordPanelProps {
  closeHref: string;
  email: string;
  minLength: number;
  personalWords: string[];
  action: FormAction;
}

export function ChangePasswordPanel(props: ChangePasswordPanelProps) {
  const { closeHref, email, minLength, personalWords, action } = props;
  return (
    <Panel
      title="Change password"
      description="Your other devices are signed out."
      closeHref={closeHref}
      placement="center"
    >
      <Form action={action} className="min-h-0 flex-1 gap-0" errorClassName="mx-5 mt-4">
        {/* Password managers learn by it whose password changes; it has no name and is not sent. */}
        <input type="email" autoComplete="username" defaultValue={email} readOnly hidden />
        <PanelBody>
          <Field name="currentPassword" label="Current password" required>
            <PasswordInput autoComplete="current-password" />
          </Field>
          <NewPasswordFields
            label="New password"
            minLength={minLength}
            personalWords={personalWords}
          />
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton />
          <SubmitButton>Change password</SubmitButton>
        </PanelFooter>
      </Form>
    </Panel>
  );
}
