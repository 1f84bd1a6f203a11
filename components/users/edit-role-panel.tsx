'use client';

import { useState } from 'react';
import { EndDateInput } from '@/components/form/end-date-input';
import { Field } from '@/components/form/field';
import { Form, type FormAction } from '@/components/form/form';
import { Basis, StaleNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { CopyRequest } from '@/components/requests/copy-request';
import {
  Panel,
  PanelBody,
  PanelCancelButton,
  PanelFooter,
  useClosePanel,
} from '@/components/ui/panel';
import { type RoleChoice, RoleChoices } from './role-choices';

export type HeldRoleChoice = RoleChoice & { held: boolean };

export interface EditRolePanelProps {
  action: FormAction;
  hidden: Record<string, string>;
  basis: string;
  closeHref: string;
  name: string;
  /** When the membership ends. */
  endsAt: string | null;
  /** All of the project, highest precedence first. */
  roles: readonly HeldRoleChoice[];
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
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(roles.filter(({ held }) => held).map(({ id }) => id)),
  );

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
        <RoleChoices roles={roles} chosen={chosen} onChange={setChosen} />
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
        <CopyRequest form={{ of: 'edit-role-of-user' }} />
        <PanelCancelButton />
        <SubmitButton>Save</SubmitButton>
      </PanelFooter>
    </Form>
  );
}
