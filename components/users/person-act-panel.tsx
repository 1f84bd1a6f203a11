import { Form, type FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/ui/notice';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import type { PersonAct } from '@/lib/members/person-schema';

export interface PersonActPanelProps {
  act: PersonAct;
  action: FormAction;
  hidden: Record<string, string>;
  closeHref: string;
  name: string;
  email: string;
  /** Why it cannot be done now. */
  hindrance: string | null;
  consequences: readonly string[];
}

type Words = { title: string; confirm: string; destructive?: boolean };

const words: Record<PersonAct, Words> = {
  disable: { title: 'Disable User?', confirm: 'Yes, Disable', destructive: true },
  enable: { title: 'Enable User?', confirm: 'Yes, Enable' },
  lock: { title: 'Lock Account', confirm: 'Yes, Lock', destructive: true },
  unlock: { title: 'Unlock Account', confirm: 'Yes, Unlock' },
  revoke: { title: 'Revoke User Access', confirm: 'Revoke', destructive: true },
  grant: { title: 'Grant User Access', confirm: 'Grant' },
  delete: { title: 'Delete User', confirm: 'Yes, delete it', destructive: true },
};

/** Asks before an act on somebody, with what it will end. */
export function PersonActPanel(props: PersonActPanelProps) {
  const { act, action, hidden, closeHref, name, email, hindrance, consequences } = props;
  const { title, confirm, destructive = false } = words[act];
  const whom = (
    <p>
      <bdi className="font-semibold">{name}</bdi>
      {name !== email && <span className="block text-muted">{email}</span>}
    </p>
  );
  if (hindrance) {
    return (
      <Panel title={title} closeHref={closeHref} placement="center">
        <PanelBody>
          {whom}
          <Notice tone="warn">{hindrance}</Notice>
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton data-autofocus>Close</PanelCancelButton>
        </PanelFooter>
      </Panel>
    );
  }
  return (
    <Panel title={title} closeHref={closeHref} placement="center">
      <Form
        action={action}
        hidden={hidden}
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
        </PanelBody>
        <PanelFooter>
          <PanelCancelButton data-autofocus={destructive || undefined} />
          <SubmitButton
            variant={destructive ? 'danger' : 'primary'}
            data-autofocus={destructive ? undefined : true}
          >
            {confirm}
          </SubmitButton>
        </PanelFooter>
      </Form>
    </Panel>
  );
}
