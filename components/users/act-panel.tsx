import type { ReactNode } from 'react';
import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/ui/notice';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';

export interface ActPanelProps {
  title: string;
  name: string;
  email: string;
  /** Why it cannot be done now. */
  refusal: string | null;
  consequences: readonly string[];
  confirm: string;
  destructive?: boolean;
  action: FormAction;
  hidden: Record<string, string>;
  closeHref: string;
  /** The fields. */
  children?: ReactNode;
  /** Beside the buttons. */
  footer?: ReactNode;
}

/** Asks before an act on somebody, with what it will end. */
export function ActPanel(props: ActPanelProps) {
  const { title, name, email, refusal, consequences, confirm, destructive = false } = props;
  const whom = (
    <p>
      <bdi className="font-semibold">{name}</bdi>
      {name !== email && <span className="block text-muted">{email}</span>}
    </p>
  );
  if (refusal) {
    return (
      <Panel title={title} closeHref={props.closeHref} placement="center">
        <PanelBody>
          {whom}
          <Notice tone="warn">{refusal}</Notice>
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton data-autofocus>Close</PanelCancelButton>
        </PanelFooter>
      </Panel>
    );
  }
  return (
    <Panel title={title} closeHref={props.closeHref} placement="center">
      <Form
        action={props.action}
        hidden={props.hidden}
        label={title}
        className="min-h-0 flex-1 gap-0"
        errorClassName="mx-5 mt-4"
      >
        <PanelBody>
          {whom}
          <ul
            aria-label="What will happen"
            className="flex list-disc flex-col gap-1 pl-4 marker:text-muted"
          >
            {consequences.map((consequence) => (
              <li key={consequence}>{consequence}</li>
            ))}
          </ul>
          {props.children}
        </PanelBody>
        <PanelFooter>
          {props.footer}
          <PanelCancelButton data-autofocus={(destructive && !props.children) || undefined} />
          <SubmitButton
            variant={destructive ? 'danger' : 'primary'}
            data-autofocus={destructive || props.children ? undefined : true}
          >
            {confirm}
          </SubmitButton>
        </PanelFooter>
      </Form>
    </Panel>
  );
}
