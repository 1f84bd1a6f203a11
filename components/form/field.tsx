'use client';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type FieldControl, FieldContext } from '@/components/ui/field-context';
import { fieldId, useForm, useTypedValues } from './form-context';

export interface FieldProps {
  /** The control's name; errors of the form's state are found by it. */
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  /** Says "(optional)" beside the label. */
  optional?: boolean;
  /** Errors known otherwise than from the form's state. */
  errors?: string[];
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

function useField({ name, hint, required = false, errors: own }: FieldProps) {
  const { id: formId, state } = useForm();
  const typed = useTypedValues();
  const failed = state.status === 'error' ? state : null;
  const errors = own ?? failed?.fieldErrors?.[name] ?? [];
  const id = fieldId(formId, name);
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = errors.length > 0 ? `${id}-error` : undefined;
  const control: FieldControl = {
    id,
    name,
    describedBy: [errorId, hintId].filter(Boolean).join(' ') || undefined,
    invalid: errors.length > 0,
    required,
    value: typed?.[name],
  };
  return { control, errors, hintId, errorId };
}

/** One control with its label, hint and errors. */
export function Field(props: FieldProps) {
  const { control, errors, hintId, errorId } = useField(props);
  return (
    <FieldContext value={control}>
      <div className={classNames('flex min-w-0 flex-col gap-1', props.className)}>
        <label
          htmlFor={control.id}
          className={props.hideLabel ? 'sr-only' : 'self-start font-medium'}
        >
          {props.label}
          {props.optional && <span className="font-normal text-muted"> (optional)</span>}
        </label>
        {props.children}
        <Errors id={errorId} messages={errors} />
        {props.hint && (
          <div id={hintId} className="text-sm text-muted">
            {props.hint}
          </div>
        )}
      </div>
    </FieldContext>
  );
}

/** Several controls under one legend: radios, checkboxes, rows. */
export function FieldGroup(props: FieldProps) {
  const { control, errors, hintId, errorId } = useField(props);
  return (
    <FieldContext value={control}>
      <fieldset
        id={control.id}
        tabIndex={-1}
        aria-describedby={control.describedBy}
        className={classNames('flex min-w-0 flex-col gap-1.5', props.className)}
      >
        <legend className={props.hideLabel ? 'sr-only' : 'mb-1.5 font-medium'}>
          {props.label}
          {props.optional && <span className="font-normal text-muted"> (optional)</span>}
        </legend>
        {props.children}
        <Errors id={errorId} messages={errors} />
        {props.hint && (
          <div id={hintId} className="text-sm text-muted">
            {props.hint}
          </div>
        )}
      </fieldset>
    </FieldContext>
  );
}

function Errors({ id, messages }: { id: string | undefined; messages: string[] }) {
  if (messages.length === 0) return null;
  return (
    <div id={id} className="flex flex-col gap-0.5 text-sm text-bad">
      {messages.map((message) => (
        <p key={message} className="flex gap-1.5">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{message}</span>
        </p>
      ))}
    </div>
  );
}
