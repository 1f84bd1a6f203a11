'use client';

import { createContext, useContext } from 'react';

/** What a Field tells the control inside it. */
export interface FieldControl {
  id: string;
  name: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  /** What the person typed before, when the form came back with errors. */
  value: string | string[] | undefined;
}

export const FieldContext = createContext<FieldControl | null>(null);

interface ControlProps {
  id?: string | undefined;
  name?: string | undefined;
  required?: boolean | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling' | undefined;
}

/** The attributes that tie a control to the Field around it; its own props win. */
export function useFieldControl<Props extends ControlProps>(props: Props) {
  const field = useContext(FieldContext);
  if (!field) return { field, attributes: props };
  const attributes: Props = {
    ...props,
    id: props.id ?? field.id,
    name: props.name ?? field.name,
    required: props.required ?? (field.required || undefined),
    'aria-invalid': props['aria-invalid'] ?? (field.invalid || undefined),
    'aria-describedby':
      [props['aria-describedby'], field.describedBy].filter(Boolean).join(' ') || undefined,
  };
  return { field, attributes };
}
