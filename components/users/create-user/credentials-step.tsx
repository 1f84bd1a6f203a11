import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';

/** Who they are. */
export function CredentialsStep() {
  return (
    <>
      <Field
        name="email"
        label="E-mail"
        required
        hint="They get a mail there, with a link to set their password."
      >
        <Input type="email" autoComplete="off" spellCheck={false} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="firstName" label="First name" required>
          <Input autoComplete="off" />
        </Field>
        <Field name="lastName" label="Last name" required>
          <Input autoComplete="off" />
        </Field>
      </div>
      <Field name="mobile" label="Mobile" optional>
        <Input type="tel" autoComplete="off" placeholder="+91 98765 43210" />
      </Field>
    </>
  );
}
