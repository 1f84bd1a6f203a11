'use client';

import type { ReactNode } from 'react';
import { FieldGroup } from '@/components/form/field';
import { FormView, type FormViewProps } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Checkbox } from '@/components/ui/checkbox';
import { PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { DroppedRolesNotice } from './dropped-roles-notice';
import type { RoleToAssign } from './edit-roles-panel';
import type { UserSelection } from './user-selection';

export type RolesForm = Pick<FormViewProps, 'state' | 'dispatch' | 'pending'> & {
  project: string;
  filter: Record<string, string>;
  selection: UserSelection;
};

export type ChosenRoles = { assign: string[]; unassign: string[] };

export interface RolesFormViewProps {
  form: RolesForm;
  label: string;
  hidden?: Record<string, string>;
  children: ReactNode;
}

/** A form about the selected users. */
export function RolesFormView({ form, label, hidden, children }: RolesFormViewProps) {
  const { project, filter, selection, ...view } = form;
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
        selection: matching ? 'MATCHING' : 'USERS',
        ...(matching ? (Object.fromEntries(filterFields) as Record<string, string>) : {}),
        ...hidden,
      }}
    >
      {selection.kind === 'users' &&
        selection.ids.map((id) => <input key={id} type="hidden" name="users" value={id} />)}
      {children}
    </FormView>
  );
}

export interface ChooseRolesStepProps {
  form: RolesForm;
  roles: readonly RoleToAssign[];
  chosen: ChosenRoles;
  onChoose: (chosen: ChosenRoles) => void;
}

export function ChooseRolesStep({ form, roles, chosen, onChoose }: ChooseRolesStepProps) {
  const { assign, unassign } = chosen;
  return (
    <RolesFormView form={form} label="Edit Roles">
      <PanelBody>
        <FieldGroup name="assign" label="Assign roles">
          <RoleChecks
            name="assign"
            roles={roles}
            chosen={assign}
            blocked={(role) =>
              role.refusal ?? (unassign.includes(role.id) ? 'Unassigned below.' : null)
            }
            onChange={(next) => onChoose({ ...chosen, assign: next })}
          />
        </FieldGroup>
        <DroppedRolesNotice roles={roles.filter(({ id }) => assign.includes(id))} />
        <FieldGroup name="unassign" label="Unassign roles">
          <RoleChecks
            name="unassign"
            roles={roles}
            chosen={unassign}
            blocked={({ id }) => (assign.includes(id) ? 'Assigned above.' : null)}
            onChange={(next) => onChoose({ ...chosen, unassign: next })}
          />
        </FieldGroup>
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton />
        <SubmitButton>Continue</SubmitButton>
      </PanelFooter>
    </RolesFormView>
  );
}

interface RoleChecksProps {
  name: string;
  roles: readonly RoleToAssign[];
  chosen: readonly string[];
  /** Why a role cannot be chosen here. */
  blocked: (role: RoleToAssign) => string | null;
  onChange: (chosen: string[]) => void;
}

function RoleChecks({ name, roles, chosen, blocked, onChange }: RoleChecksProps) {
  return (
    <ul className="divide-y border-y">
      {roles.map((role) => {
        const reason = blocked(role);
        return (
          <li key={role.id} className="py-2">
            <Checkbox
              name={name}
              value={role.id}
              label={role.name}
              hint={reason}
              disabled={reason !== null}
              checked={chosen.includes(role.id)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, role.id]
                    : chosen.filter((id) => id !== role.id),
                )
              }
            />
          </li>
        );
      })}
    </ul>
  );
}

/** The panel's address was opened anew, and nobody is selected. */
export function NobodySelected() {
  return (
    <>
      <PanelBody>
        <p>Nobody is selected. Close this, tick users in the list, and choose Edit Roles again.</p>
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton>Close</PanelCancelButton>
      </PanelFooter>
    </>
  );
}
