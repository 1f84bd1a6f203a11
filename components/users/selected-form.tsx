'use client';

import type { ReactNode } from 'react';
import { FormView, type FormViewProps } from '@/components/form/form';
import type { UserSelection } from './user-selection';

/** A form about what is selected in a list, and the state of its action. */
export type SelectedForm = Pick<FormViewProps, 'state' | 'dispatch' | 'pending' | 'ref'> & {
  project: string;
  /** The list's filter, for "all that match". */
  filter: Record<string, string>;
  selection: UserSelection;
  /** The field that holds the IDs. */
  field?: 'users' | 'invitations';
};

export interface SelectedFormViewProps {
  form: SelectedForm;
  label: string;
  hidden?: Record<string, string>;
  children: ReactNode;
}

export function SelectedFormView({ form, label, hidden, children }: SelectedFormViewProps) {
  const { project, filter, selection, field = 'users', ...view } = form;
  const matching = selection.kind === 'matching';
  const filterFields = Object.entries(filter).map(([name, value]) => [`filter[${name}]`, value]);
  return (
    <FormView
      {...view}
      label={label}
      className="min-h-0 flex-1 gap-0"
      errorClassName="mx-5 mt-4"
      hidden={{
        project,
        selection: matching ? 'MATCHING' : field.toUpperCase(),
        ...(matching ? (Object.fromEntries(filterFields) as Record<string, string>) : {}),
        ...hidden,
      }}
    >
      {selection.kind === 'users' &&
        selection.ids.map((id) => <input key={id} type="hidden" name={field} value={id} />)}
      {children}
    </FormView>
  );
}
