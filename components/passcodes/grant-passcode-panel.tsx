'use client';

import { FieldGroup } from '@/components/form/field';
import { Checkbox, RadioGroup } from '@/components/ui/checkbox';
import { DateOnly } from '@/components/ui/time';
import { tenureNames, type PasscodeTenure } from '@/lib/core/passcode-terms';
import { IssuePanel, type IssuePanelProps } from './issue-panel';

export interface GrantPasscodePanelProps extends IssuePanelProps {
  /** Those that the project allows, with when each would end. */
  tenures: readonly { tenure: PasscodeTenure; endsAt: Date | null }[];
}

/** Asks how long a passcode shall last. */
export function GrantPasscodePanel({ tenures, ...panel }: GrantPasscodePanelProps) {
  return (
    <IssuePanel
      {...panel}
      title="Select passcode time"
      doneTitle="Passcode granted"
      confirm="Grant"
    >
      {(state) => {
        const typed = state.status === 'error' ? (state.values ?? {}) : {};
        return (
          <>
            <p className="text-muted">
              A passcode lets programs call the API as <bdi>{panel.name}</bdi>, with what they may
              do at that moment. It is shown once.
            </p>
            <FieldGroup name="tenure" label="Passcode time" required>
              <RadioGroup
                name="tenure"
                defaultValue={String(typed.tenure ?? tenures[0]?.tenure)}
                options={tenures.map(({ tenure, endsAt }) => ({
                  value: tenure,
                  label: tenureNames[tenure],
                  hint: endsAt ? (
                    <>
                      until <DateOnly value={endsAt} />
                    </>
                  ) : (
                    'until somebody revokes it'
                  ),
                }))}
              />
            </FieldGroup>
            <Checkbox
              name="readOnly"
              label="Read only"
              hint="Narrower than its owner: calls that change something are refused."
              defaultChecked={typed.readOnly === 'on'}
            />
          </>
        );
      }}
    </IssuePanel>
  );
}
