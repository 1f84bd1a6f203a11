'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode;
  hint?: ReactNode;
}

export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return <Choice type="checkbox" label={label} hint={hint} className={className} {...rest} />;
}

interface ChoiceProps extends ComponentProps<'input'> {
  label: ReactNode;
  hint?: ReactNode;
}

function Choice({ label, hint, className, ...rest }: ChoiceProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div className={classNames('flex items-start gap-2', className)}>
      <input id={id} aria-describedby={hintId} {...rest} className="mt-0.5" />
      <div className="min-w-0">
        <label htmlFor={rest.id ?? id} className="block has-disabled:text-muted">
          {label}
        </label>
        {hint && (
          <div id={hintId} className="text-sm text-muted">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

export interface RadioOption {
  value: string;
  label: string;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  name: string;
  options: readonly RadioOption[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** Radio buttons below one another; put them into a FieldGroup, which names them. */
export function RadioGroup({ name, options, defaultValue, value, onChange }: RadioGroupProps) {
  return (
    <div className="flex flex-col gap-2.5">
      {options.map((option) => (
        <Choice
          key={option.value}
          type="radio"
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          {...(value === undefined
            ? { defaultChecked: option.value === defaultValue }
            : { checked: option.value === value })}
          onChange={() => onChange?.(option.value)}
        />
      ))}
    </div>
  );
}
