'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { DateOnly } from '@/components/ui/time';
import { maskedPasscode, overlapHours } from '@/lib/core/passcode-terms';
import { IssuePanel, type IssuePanelProps } from './issue-panel';

export interface ResetPasscodePanelProps extends IssuePanelProps {
  /** The one that is replaced; null when there is none any more. */
  current: { prefix: string; endsAt: Date | null } | null;
}

/** Asks before a fresh passcode takes the place of the present one. */
export function ResetPasscodePanel({ current, ...panel }: ResetPasscodePanelProps) {
  return (
    <IssuePanel
      {...panel}
      hidden={{ ...panel.hidden, prefix: current?.prefix ?? '' }}
      title="Reset Passcode"
      doneTitle="Passcode reset"
      confirm="Reset"
      replaces
    >
      {(state) => (
        <>
          {current && (
            <ul
              aria-label="What will happen"
              className="flex list-disc flex-col gap-1 pl-4 marker:text-muted"
            >
              <li>
                A fresh passcode is shown once. It{' '}
                {current.endsAt ? (
                  <>
                    ends when this one would, on <DateOnly value={current.endsAt} />.
                  </>
                ) : (
                  'lasts forever, as this one does.'
                )}
              </li>
              <li>
                API calls with{' '}
                <code className="font-mono text-sm">{maskedPasscode(current.prefix)}</code> fail at
                once, unless you keep it working.
              </li>
            </ul>
          )}
          <Checkbox
            name="keepOld"
            label={`Keep the old passcode working for ${overlapHours} hours`}
            hint="Time to put the new one in place. Not where somebody else may know the old one."
            defaultChecked={state.status === 'error' && state.values?.keepOld === 'on'}
          />
        </>
      )}
    </IssuePanel>
  );
}
