'use client';

import { Field } from '@/components/form/field';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Input } from '@/components/ui/input';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';

export interface AddEntryPanelProps {
  project: string;
  kind: string;
  /** "product" */
  one: string;
  /** "Product ID" */
  idLabel: string;
  nameMaxLength: number;
  idMaxLength: number;
  closeHref: string;
  action: FormAction;
}

export function AddEntryPanel({
  project,
  kind,
  one,
  idLabel,
  nameMaxLength,
  idMaxLength,
  closeHref,
  action,
}: AddEntryPanelProps) {
  return (
    <Panel
      title={`Add ${one}`}
      description={`Users can be restricted to it. Those who are not restricted to some ${one}s have it at once.`}
      closeHref={closeHref}
    >
      <Form
        action={action}
        hidden={{ project, kind }}
        className="min-h-0 flex-1 gap-0"
        errorClassName="mx-5 mt-4"
      >
        <PanelBody>
          <Field name="name" label="Name" required>
            <Input maxLength={nameMaxLength} autoComplete="off" />
          </Field>
          <Field
            name="externalId"
            label={idLabel}
            required
            hint="As your own systems spell it. It never changes."
          >
            <Input
              maxLength={idMaxLength}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
            />
          </Field>
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton />
          <SubmitButton>Add</SubmitButton>
        </PanelFooter>
      </Form>
    </Panel>
  );
}
