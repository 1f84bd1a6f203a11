import { NewPasswordFields } from '@/components/auth/new-password-fields';
import { Field } from '@/components/form/field';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { continueInvitationAction, setInvitedPasswordAction } from '../actions';
import type { OpenInvitationView } from './invitation-summary';

type Props = { view: OpenInvitationView; token: string };

/** The first step: a name, if the inviter gave none, and a password. */
export function PasswordStep({ view, token }: Props) {
  return (
    <Form action={setInvitedPasswordAction} hidden={{ link: token }}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="firstName" label="First name" optional>
          <Input autoComplete="given-name" defaultValue={view.user.firstName} />
        </Field>
        <Field name="lastName" label="Last name" optional>
          <Input autoComplete="family-name" defaultValue={view.user.lastName} />
        </Field>
      </div>
      <NewPasswordFields minLength={view.passwordMinLength} personalWords={view.personalWords} />
      <SubmitButton>Set password</SubmitButton>
      <p className="text-sm text-muted">
        Next: two-factor authentication with an authenticator app on your phone or computer.
      </p>
    </Form>
  );
}

/** The set-up was left after the password was chosen, and goes on in another browser or later. */
export function ContinueStep({ view, token }: Props) {
  return (
    <Form action={continueInvitationAction} hidden={{ link: token }}>
      <p>
        A password was set through this link already. If that was you, enter it to go on with
        two-factor authentication. If it was not you, or you lost it,{' '}
        {view.inviterName
          ? `ask ${view.inviterName} to resend the invitation: the new link starts anew.`
          : 'start Rolecall again: it prints a new link, which starts anew.'}
      </p>
      <Field name="password" label="Password" required>
        <PasswordInput autoComplete="current-password" />
      </Field>
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}
