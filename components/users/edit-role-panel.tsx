'use client';

import { useState } from 'react';
import { EndDateInput } from '@/components/form/end-date-input';
import { Field, FieldGroup } from '@/components/form/field';
import { Form, type FormAction } from '@/components/form/form';
import { Basis, StaleNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { Checkbox } from '@/components/ui/checkbox';
import {
  Panel,
  PanelBody,
  PanelCancelButton,
  PanelFooter,
  useClosePanel,
} from '@/components/ui/panel';
import type { SystemRoleKey } from '@/lib/access/system-roles';
import { DroppedRolesNotice } from './dropped-roles-notice';

export type RoleChoice = {
  id: string;
  name: string;
  systemRole: SystemRoleKey | null;
  held: boolean;
  endsAt: string | null;
  /** Why the viewer cannot give it. */
  refusal: string | null;
};

export interface EditRolePanelProps {
  action: FormAction;
  hidden: Record<string, string>;
  basis: string;
  closeHref: string;
  name: string;
  /** When the membership ends. */
  endsAt: string | null;
  /** All of the project, highest precedence first. */
  roles: readonly RoleChoice[];
}

/** Which roles somebody holds, until when, and until when they are in the project. */
export function EditRolePanel({ closeHref, name, ...form }: EditRolePanelProps) {
  return (
    <Panel title="Edit Role" description={name} closeHref={closeHref}>
      <EditRoleForm {...form} />
    </Panel>
  );
}

type EditRoleFormProps = Omit<EditRolePanelProps, 'closeHref' | 'name'>;

function EditRoleForm({ action, hidden, basis, endsAt, roles }: EditRoleFormProps) {
  const close = useClosePanel();
  const [chosen, setChosen] = useState(
    () => new Set(roles.filter(({ held }) => held).map(({ id }) => id)),
  );

  function toggle(id: string, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  }

  return (
    <Form
      action={action}
      hidden={hidden}
      label="Edit Role"
      className="min-h-0 flex-1 gap-0"
      errorClassName="mx-5 mt-4"
      onSuccess={close}
    >
      <PanelBody>
        <Basis value={basis} />
        <StaleNotice saveLabel="Save" />
        <FieldGroup name="roles" label="Roles" hint="Roles add up: they never take anything away.">
          <ul className="divide-y border-y">
            {roles.map((role) => (
              <li key={role.id} className="flex flex-col gap-1.5 py-2">
                <Checkbox
                  name="roles"
                  value={role.id}
                  label={role.name}
                  hint={role.refusal}
                  disabled={role.refusal !== null}
                  checked={chosen.has(role.id)}
                  onChange={(event) => toggle(role.id, event.currentTarget.checked)}
                />
                {chosen.has(role.id) && (
                  <Field
                    name={`roleEndsAt[${role.id}]`}
                    label={`${role.name} ends on`}
                    optional
                    className="pl-6"
                  >
                    <EndDateInput value={role.endsAt} />
                  </Field>
                )}
              </li>
            ))}
          </ul>
        </FieldGroup>
        <DroppedRolesNotice roles={roles.filter(({ id }) => chosen.has(id))} />
        <Field
          name="endsAt"
          label="Ends on"
          optional
          hint="After this day they can no longer open this project. Empty means no end."
        >
          <EndDateInput value={endsAt} />
        </Field>
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton />
        <SubmitButton>Save</SubmitButton>
      </PanelFooter>
    </Form>
  );
}
