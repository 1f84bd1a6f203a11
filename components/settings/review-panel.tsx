'use client';

import type { ReactNode } from 'react';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';

export interface ReviewPanelProps {
  /** Verb and object: "Retire Refunds?" */
  title: string;
  /** Repeats the verb: "Retire". */
  verb: string;
  destructive?: boolean;
  /** What will happen in general, point by point. */
  consequences: readonly string[];
  /** What will happen to whom. */
  children: ReactNode;
  closeHref: string;
  /** With `reviewed`, which stands for what is shown. */
  hidden: Record<string, string>;
  action: FormAction;
}

/** Shows what something does before it is done; what is done is what was shown. */
export function ReviewPanel({
  title,
  verb,
  destructive = false,
  consequences,
  children,
  closeHref,
  hidden,
  action,
}: ReviewPanelProps) {
  return (
    <Panel title={title} closeHref={closeHref}>
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
          {children}
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton data-autofocus={destructive || undefined} />
          <SubmitButton variant={destructive ? 'danger' : 'primary'}>{verb}</SubmitButton>
        </PanelFooter>
      </Form>
    </Panel>
  );
}
