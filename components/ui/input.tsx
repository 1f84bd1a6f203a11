'use client';

import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { useFieldControl } from './field-context';

export const controlClass =
  'w-full min-w-0 rounded-md border border-control bg-canvas text-base text-ink ' +
  'focus-visible:outline-offset-0 focus-visible:border-focus aria-invalid:border-bad ' +
  'disabled:cursor-not-allowed disabled:bg-hover disabled:text-muted';

export type InputProps = ComponentProps<'input'>;

/** Inside a Field it takes name, label, hint and error from there. */
export function Input({ className, ...props }: InputProps) {
  const { field, attributes } = useFieldControl(props);
  const kept = typeof field?.value === 'string' ? field.value : undefined;
  return (
    <input
      {...attributes}
      defaultValue={props.value === undefined ? (kept ?? props.defaultValue) : undefined}
      className={classNames(controlClass, 'h-control px-2.5 read-only:bg-subtle', className)}
    />
  );
}

export type TextareaProps = ComponentProps<'textarea'>;

export function Textarea({ className, rows = 4, ...props }: TextareaProps) {
  const { field, attributes } = useFieldControl(props);
  const kept = typeof field?.value === 'string' ? field.value : undefined;
  return (
    <textarea
      {...attributes}
      rows={rows}
      defaultValue={props.value === undefined ? (kept ?? props.defaultValue) : undefined}
      className={classNames(controlClass, 'px-2.5 py-1.5', className)}
    />
  );
}
