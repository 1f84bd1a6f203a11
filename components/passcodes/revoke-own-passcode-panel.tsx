import { ConfirmPanel } from '@/components/account/confirm-panel';
import type { FormAction } from '@/components/form/form';
import type { ShownOwnPasscode } from './own-passcodes';
import { revocationConsequences } from './revoke-passcode-panel';

export interface RevokeOwnPasscodePanelProps {
  passcode: ShownOwnPasscode;
  closeHref: string;
  action: FormAction;
}

/** Asks before one's own passcode ends. */
export function RevokeOwnPasscodePanel(props: RevokeOwnPasscodePanelProps) {
  const { passcode, closeHref, action } = props;
  const { slug, projectName, current, overlapping } = passcode;
  return (
    <ConfirmPanel
      title={`Revoke your passcode for ${projectName}?`}
      verb="Revoke"
      destructive
      consequences={revocationConsequences(current?.prefix ?? null, overlapping.length)}
      hidden={{ slug }}
      closeHref={closeHref}
      action={action}
    />
  );
}
