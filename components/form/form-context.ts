'use client';

import { createContext, useContext } from 'react';
import { type ActionState, idle } from '@/lib/core/action-state';
import type { PostedValues } from '@/lib/core/form-values';

export interface FormContextValue {
  /** Prefix of the IDs of this form's fields. */
  id: string;
  state: ActionState<unknown>;
  pending: boolean;
  /** What was typed before the form was opened anew, as its draft keeps it. */
  draft?: PostedValues | undefined;
}

const outside: FormContextValue = { id: 'field', state: idle, pending: false };

export const FormContext = createContext<FormContextValue>(outside);

/** The state of the Form around the caller. */
export function useForm(): FormContextValue {
  return useContext(FormContext);
}

/** What to fill the form around the caller with: what was typed and came back, or a draft of it. */
export function useTypedValues(): PostedValues | undefined {
  const { state, draft } = useForm();
  return state.status === 'error' && state.values ? state.values : draft;
}

export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}
