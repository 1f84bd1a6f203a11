import type { FormAction } from '@/components/form/form';
import { ActPanel } from '@/components/users/act-panel';
import { maskedPasscode } from '@/lib/core/passcode-terms';

export interface RevokePasscodePanelProps {
  name: string;
  email: string;
  refusal: string | null;
  /** The one that goes, and how many older ones go with it. */
  prefix: string | null;
  overlapping: number;
  action: FormAction;
  hidden: Record<string, string>;
  closeHref: string;
}

/** Asks before a passcode ends. */
export function RevokePasscodePanel({ prefix, overlapping, ...panel }: RevokePasscodePanelProps) {
  return (
    <ActPanel
      {...panel}
      title="Revoke Passcode"
      confirm="Revoke"
      destructive
      consequences={revocationConsequences(prefix, overlapping)}
    />
  );
}

export function revocationConsequences(prefix: string | null, overlapping: number): string[] {
  return [
    'API calls with it fail at once.',
    ...(overlapping > 0
      ? [
          `So do calls with ${overlapping === 1 ? 'the older one' : `${overlapping} older ones`} that still ${overlapping === 1 ? 'works' : 'work'} beside it.`,
        ]
      : []),
    ...(prefix
      ? [`${maskedPasscode(prefix)} cannot be brought back; a new one can be granted.`]
      : []),
  ];
}
