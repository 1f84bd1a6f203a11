import { Field } from '@/components/form/field';
import { Textarea } from '@/components/ui/input';
import { reasonMaxLength } from '@/lib/members/identity-schema';
import { ActPanel, type ActPanelProps } from '../act-panel';

export interface ResetTwoFactorPanelProps extends Pick<
  ActPanelProps,
  'name' | 'email' | 'refusal' | 'action' | 'hidden' | 'closeHref'
> {
  authenticator: boolean;
  recoveryCodes: number;
  passkeys: number;
  devices: number;
}

/** Asks why, and says what goes. */
export function ResetTwoFactorPanel(props: ResetTwoFactorPanelProps) {
  const { authenticator, recoveryCodes, passkeys, devices, ...panel } = props;
  return (
    <ActPanel
      {...panel}
      title="Reset two-factor"
      confirm="Yes, Reset"
      destructive
      consequences={[
        ...(authenticator ? ['Their authenticator app stops working.'] : []),
        ...(recoveryCodes > 0 ? [`${losing(recoveryCodes, 'recovery code')} working.`] : []),
        ...(passkeys > 0 ? [`${losing(passkeys, 'passkey')} working.`] : []),
        ...(devices > 0 ? [`Signs them out of ${amount(devices, 'device')} at once.`] : []),
        'They are mailed a link to set up an authenticator app anew. Their password stays as it is.',
      ]}
    >
      <Field
        name="reason"
        label="Reason"
        required
        hint="It is recorded in the audit log, and told to them in the mail."
      >
        <Textarea rows={2} maxLength={reasonMaxLength} />
      </Field>
    </ActPanel>
  );
}

function amount(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function losing(count: number, one: string): string {
  return `${amount(count, one)} ${count === 1 ? 'stops' : 'stop'}`;
}
