'use client';

import { EndDateInput } from '@/components/form/end-date-input';
import { Field, FieldGroup } from '@/components/form/field';
import { Checkbox } from '@/components/ui/checkbox';
import type { SystemRoleKey } from '@/lib/access/system-roles';
import { DroppedRolesNotice } from './dropped-roles-notice';

export type RoleChoice = {
  id: string;
  name: string;
  systemRole: SystemRoleKey | null;
  /** When the assignment ends that there is. */
  endsAt: string | null;
  /** Why the viewer cannot give it. */
  refusal: string | null;
};

export interface RoleChoicesProps {
  /** All of the project, highest precedence first. */
  roles: readonly RoleChoice[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** Any number of roles, each with its end; of several system roles it says which is kept. */
export function RoleChoices({ roles, chosen, onChange }: RoleChoicesProps) {
  function toggle(id: string, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChange(next);
  }

  return (
    <>
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
    </>
  );
}
