'use client';

import { useEffect, useState } from 'react';
import { Field } from '@/components/form/field';
import { PasswordInput } from '@/components/ui/password-input';
import { StrengthMeter } from './strength-meter';
import type { PasswordEstimate } from '@/lib/core/password-policy';

type Props = {
  label?: string;
  /** What the person's projects ask for. */
  minLength: number;
  /** Names and addresses that a password must not be made of. */
  personalWords: string[];
};

/** A new password typed twice, with a meter that says how hard it is to guess. */
export function NewPasswordFields({ label = 'Password', minLength, personalWords }: Props) {
  const [password, setPassword] = useState('');
  const estimate = usePasswordEstimate(password, personalWords);
  return (
    <>
      <Field
        name="password"
        label={label}
        required
        hint={
          <StrengthMeter
            score={password === '' ? null : (estimate?.score ?? null)}
            advice={
              estimate?.advice ??
              `At least ${minLength} characters. Several unrelated words make a good password.`
            }
          />
        }
      >
        <PasswordInput
          autoComplete="new-password"
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </Field>
      <Field name="confirmPassword" label={`Confirm ${label.toLowerCase()}`} required>
        <PasswordInput autoComplete="new-password" />
      </Field>
    </>
  );
}

/** Loads the estimator with the first character typed. */
function usePasswordEstimate(password: string, personalWords: string[]): PasswordEstimate | null {
  const [estimate, setEstimate] = useState<PasswordEstimate | null>(null);
  useEffect(() => {
    if (password === '') return;
    let current = true;
    void import('@/lib/core/password-policy')
      .then(({ estimatePassword }) => estimatePassword(password, personalWords))
      .then((result) => current && setEstimate(result));
    return () => {
      current = false;
    };
  }, [password, personalWords]);
  return password === '' ? null : estimate;
}
