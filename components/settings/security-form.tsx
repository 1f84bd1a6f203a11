'use client';

import type { ReactNode } from 'react';
import { Field, FieldGroup } from '@/components/form/field';
import { useTypedValues } from '@/components/form/form-context';
import { Form, type FormAction } from '@/components/form/form';
import { Basis, StaleNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { securityBounds } from '@/lib/projects/limits';

export interface SecurityFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  basis: string;
  numbers: {
    passwordMinLength: number;
    lockThreshold: number;
    lockMinutes: number;
    sessionIdleMinutes: number;
    sessionAbsoluteMinutes: number;
    invitationHours: number;
    inactivityWarnDays: number | null;
    inactivityDisableDays: number | null;
    passcodeForever: boolean;
  };
}

/** The numbers that a project may set, each with its bounds and what it means. */
export function SecurityForm({ action, hidden, basis, numbers }: SecurityFormProps) {
  return (
    <Form action={action} hidden={hidden} label="Signing in">
      <StaleNotice saveLabel="Save" />
      <Basis value={basis} />
      <NumberField
        name="passwordMinLength"
        label="Minimum password length"
        value={numbers.passwordMinLength}
        hint="8 to 64 characters. It counts when somebody next chooses a password; present ones stay."
      />
      <Pair>
        <NumberField
          name="lockThreshold"
          label="Wrong passwords before locking"
          value={numbers.lockThreshold}
          hint="3 to 10, in a row. Then no password is accepted; passkeys and open sessions go on."
        />
        <NumberField
          name="lockMinutes"
          label="Lock duration (minutes)"
          value={numbers.lockMinutes}
          hint="Up to 1440. A new password by mail ends it sooner. 0 means until an administrator unlocks: then no mail does, and a stranger’s wrong guesses keep somebody out until you act."
        />
      </Pair>
      <Pair>
        <NumberField
          name="sessionIdleMinutes"
          label="Sign out when idle (minutes)"
          value={numbers.sessionIdleMinutes}
          hint="5 to 1440 minutes without a request."
        />
        <NumberField
          name="sessionAbsoluteHours"
          label="Sign out after (hours)"
          value={Math.max(1, Math.floor(numbers.sessionAbsoluteMinutes / 60))}
          hint="1 to 720, however busy somebody is. Both count for open sessions at once."
        />
      </Pair>
      <NumberField
        name="invitationHours"
        label="Invitation lifetime (hours)"
        value={numbers.invitationHours}
        hint="1 to 720. For invitations that are sent or resent from now on."
      />
      <Pair>
        <NumberField
          name="inactivityWarnDays"
          label="Warn inactive users after (days)"
          optional
          value={numbers.inactivityWarnDays}
          hint="Days without signing in, using the dashboard or calling the API. A mail says what will happen."
        />
        <NumberField
          name="inactivityDisableDays"
          label="Disable inactive users after (days)"
          optional
          value={numbers.inactivityDisableDays}
          hint="Never sooner than the days between both after the warning, and never the last usable Admin. Who belongs to other projects too loses access to this one only. Empty is off."
        />
      </Pair>
      <ForeverField allowed={numbers.passcodeForever} />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}

function ForeverField({ allowed }: { allowed: boolean }) {
  const typed = useTypedValues();
  return (
    <FieldGroup name="passcodeForever" label="Passcodes">
      <Checkbox
        name="passcodeForever"
        label="Allow passcodes that last forever"
        hint="When this is off, a new passcode ends after a year at the latest. Those that last forever already go on until somebody revokes them."
        defaultChecked={typed ? typed.passcodeForever === 'on' : allowed}
      />
    </FieldGroup>
  );
}

function Pair({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-4 sm:grid-cols-2">{children}</div>;
}

interface NumberFieldProps {
  name:
    Exclude<keyof typeof securityBounds, 'inactivityDays'> | `inactivity${'Warn' | 'Disable'}Days`;
  label: string;
  value: number | null;
  hint: string;
  optional?: boolean;
}

function NumberField({ name, label, value, hint, optional = false }: NumberFieldProps) {
  const { min, max } =
    name === 'inactivityWarnDays' || name === 'inactivityDisableDays'
      ? securityBounds.inactivityDays
      : securityBounds[name];
  return (
    <Field name={name} label={label} hint={hint} required={!optional} optional={optional}>
      <Input
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={1}
        className="max-w-32"
        defaultValue={value ?? ''}
      />
    </Field>
  );
}
