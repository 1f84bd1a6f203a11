'use client';

import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';

interface ConfirmPanelProps {
  /** Verb and object: "Remove Laptop?" */
  title: string;
  /** Repeats the verb. */
  verb: string;
  destructive?: boolean;
  /** What will happen, point by point. */
  consequences: readonly string[];
  closeHref: string;
  hidden?: Record<string, string>;
  action: FormAction;
}

/** Asks before an act of one's own account; it has an address, so that it works without scripts. */
export function ConfirmPanel(props: ConfirmPanelProps) {
  const { title, verb, destructive = false, consequences, closeHref, hidden, action } = props;
  return (
    <Panel title={title} closeHref={closeHref} placement="center">
      <Form
        action={action}
        hidden={hidden}
        className="min-h-0 flex-1 gap-0"
        errorClassName="mx-5 mt-4"
      >
        <PanelBody>
          <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-muted">
            {consequences.map((consequence) => (
              <li key={consequence}>{consequence}</li>
            ))}
          </ul>
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton data-autofocus={destructive || undefined} />
          <SubmitButton variant={destructive ? 'danger' : 'primary'}>{verb}</SubmitButton>
        </PanelFooter>
      </Form>
    </Panel>
  );
}
