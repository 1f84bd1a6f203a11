'use client';

import { Field } from '@/components/form/field';
import { Form, type FormAction } from '@/components/form/form';
import { Basis, StaleNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { Textarea } from '@/components/ui/input';

export interface NetworksFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  basis: string;
  networks: readonly string[];
  /** From where the viewer comes at the moment. */
  ownAddress: string | null;
}

export function NetworksForm({ action, hidden, basis, networks, ownAddress }: NetworksFormProps) {
  return (
    <Form action={action} hidden={hidden} label="Allowed addresses">
      <StaleNotice saveLabel="Save addresses" />
      <Basis value={basis} />
      <Field
        name="allowedNetworks"
        label="Networks"
        hint={`One a line, such as 203.0.113.0/24, 2001:db8::/32 or one address. Your own address now is ${ownAddress ?? 'unknown'}; a list without it is refused, so that you cannot lock yourself out.`}
      >
        <Textarea
          rows={5}
          className="font-mono"
          spellCheck={false}
          defaultValue={networks.join('\n')}
        />
      </Field>
      <div>
        <SubmitButton>Save addresses</SubmitButton>
      </div>
    </Form>
  );
}
