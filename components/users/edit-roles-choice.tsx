'use client';

import { FieldGroup } from '@/components/form/field';
import { SubmitButton } from '@/components/form/submit-button';
import { canBeNamed } from '@/components/requests/form-requests';
import { CopyRequest } from '@/components/requests/copy-request';
import { Checkbox } from '@/components/ui/checkbox';
import { PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { DroppedRolesNotice } from './dropped-roles-notice';
import type { RoleToAssign } from './edit-roles-panel';
import { type SelectedForm, SelectedFormView } from './selected-form';

export type ChosenRoles = { assign: string[]; unassign: string[] };

export interface ChooseRolesStepProps {
  form: SelectedForm;
  roles: readonly RoleToAssign[];
  chosen: ChosenRoles;
  onChoose: (chosen: ChosenRoles) => void;
}

export function ChooseRolesStep({ form, roles, chosen, onChoose }: ChooseRolesStepProps) {
  const { assign, unassign } = chosen;
  return (
    <SelectedFormView form={form} label="Edit Roles">
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
        {canBeNamed(form.selection) && <CopyRequest form={{ of: 'assign-roles' }} />}
        <PanelCancelButton />
        <SubmitButton>Continue</SubmitButton>
      </PanelFooter>
    </SelectedFormView>
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
