'use client';

import { Field } from '@/components/form/field';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Input } from '@/components/ui/input';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';

export interface RenamePanelProps {
  /** What it is called now. */
  name: string;
  maxLength: number;
  /** Why nothing else changes with the name. */
  hint: string;
  closeHref: string;
  hidden: Record<string, string>;
  action: FormAction;
}

/** Gives something in Settings another name. */
export function RenamePanel({
  name,
  maxLength,
  hint,
  closeHref,
  hidden,
  action,
}: RenamePanelProps) {
  return (
    <Panel title={`Rename ${name}`} closeHref={closeHref} placement="center">
      <Form
        action={action}
        hidden={hidden}
        className="min-h-0 flex-1 gap-0"
        errorClassName="mx-5 mt-4"
      >
        <PanelBody>
          <Field name="name" label="Name" required hint={hint}>
            <Input defaultValue={name} maxLength={maxLength} autoComplete="off" />
          </Field>
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton />
          <SubmitButton>Rename</SubmitButton>
        </PanelFooter>
      </Form>
    </Panel>
  );
}
