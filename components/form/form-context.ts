'use client';

import { createContext, useContext } from 'react';
import { type ActionState, idle } from '@/lib/core/action-state';

export interface FormContextValue {
  /** Prefix of the IDs of this form's fields. */
  id: string;
  state: ActionState<unknown>;
  pending: boolean;
}

const outside: FormContextValue = { id: 'field', state: idle, pending: false };

export const FormContext = createContext<FormContextValue>(outside);

/** The state of the Form around the caller. */
export function useForm(): FormContextValue {
  return useContext(FormContext);
}

export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}
