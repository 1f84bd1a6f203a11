'use client';

import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Input } from '@/components/ui/input';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { keyPartFor } from '@/lib/access/module-key';
import type { ModuleView } from './modules-view';

export interface AddModulePanelProps {
  project: string;
  closeHref: string;
  /** What a sub-module can be a part of. */
  modules: readonly ModuleView[];
  /** Chosen at first; empty for a module itself. */
  parentId: string;
  action: FormAction;
}

export function AddModulePanel({
  project,
  closeHref,
  modules,
  parentId,
  action,
}: AddModulePanelProps) {
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const [parent, setParent] = useState(parentId);
  const above = modules.find(({ id }) => id === parent);
  const part = key || keyPartFor(name);
  const whole = above ? `${above.key}.${part}` : part;
  return (
    <Panel
      title={parentId ? 'Add sub-module' : 'Add module'}
      description="A part of your product to which roles give access."
      closeHref={closeHref}
    >
      <Form
        action={action}
        hidden={{ project }}
        className="min-h-0 flex-1 gap-0"
        errorClassName="mx-5 mt-4"
      >
        <PanelBody>
          <Field name="name" label="Name" required>
            <Input
              maxLength={60}
              autoComplete="off"
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </Field>
          <Field
            name="parentId"
            label="Part of"
            hint={
              above
                ? `Whoever has access to ${above.name} as a whole gets the same on it.`
                : 'Admins, Approvers and Creators get Read write on it, Members Read. Your own roles give nothing on it until you edit them.'
            }
          >
            <Select
              defaultValue={parentId}
              onChange={(event) => setParent(event.currentTarget.value)}
              placeholder="Nothing: a module itself"
              options={modules.map((each) => ({ value: each.id, label: each.name }))}
            />
          </Field>
          <Field
            name="key"
            label="Key"
            optional
            hint={
              <>
                Made of the name when left empty. It never changes.
                {part && (
                  <>
                    {' '}
                    Your product and the API call it <code className="font-mono">{whole}</code>.
                  </>
                )}
              </>
            }
          >
            <Input
              maxLength={49}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
              onChange={(event) => setKey(event.currentTarget.value.trim())}
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
