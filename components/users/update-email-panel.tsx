import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { ActPanel, type ActPanelProps } from './act-panel';

export interface UpdateEmailPanelProps extends Pick<
  ActPanelProps,
  'name' | 'email' | 'refusal' | 'action' | 'hidden' | 'closeHref'
> {
  /** The address that waits for its confirmation already. */
  pending: string | null;
}

/** Asks for another address, and says when it counts. */
export function UpdateEmailPanel({ pending, ...panel }: UpdateEmailPanelProps) {
  return (
    <ActPanel
      {...panel}
      title="Update Email"
      confirm="Send confirmation"
      consequences={[
        'The new address gets a link to confirm it. It works once, for 30 minutes.',
        `Until then they sign in with ${panel.email}, which is told of the change.`,
        'Once it is confirmed they are signed out everywhere.',
        ...(pending ? [`The link that was sent to ${pending} stops working.`] : []),
      ]}
    >
      <Field name="email" label="New e-mail address" required>
        <Input type="email" autoComplete="off" spellCheck={false} />
      </Field>
    </ActPanel>
  );
}
