'use client';

import { useEffect, useRef } from 'react';
import { SubmitButton } from '@/components/form/submit-button';
import { canBeNamed } from '@/components/requests/form-requests';
import { CopyRequest } from '@/components/requests/copy-request';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { ProgressBar } from '@/components/ui/progress-bar';
import { usersCounted } from './counts';
import type { RolesStep } from './edit-roles-panel';
import { type SelectedForm, SelectedFormView } from './selected-form';
import { RolesReview, type RolesReviewFacts } from './roles-review';

export interface ReviewRolesStepProps {
  form: SelectedForm;
  answer: Extract<RolesStep, { step: 'review' }>;
  nameOf: (key: string) => string;
  onBack: () => void;
}

/** Who gains and loses what, before anything happens. */
export function ReviewRolesStep({ form, answer, nameOf, onBack }: ReviewRolesStepProps) {
  const { review, renewed, assign, unassign } = answer;
  const heading = useFocused<HTMLHeadingElement>();
  return (
    <SelectedFormView form={form} label="Review" hidden={{ reviewed: review.reviewed }}>
      {[
        ...assign.map((id) => <input key={id} type="hidden" name="assign" value={id} />),
        ...unassign.map((id) => <input key={id} type="hidden" name="unassign" value={id} />),
      ]}
      <PanelBody>
        {renewed && (
          <Notice tone="warn" role="alert" title="Something changed since you reviewed this">
            Nothing was saved. This is what would happen now.
          </Notice>
        )}
        <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          {review.changed === 0
            ? 'Nobody’s roles would change'
            : `The roles of ${usersCounted(review.changed)} will change`}
        </h3>
        <RolesReview review={review} nameOf={nameOf} />
        {form.pending && (
          <div role="status">
            <ProgressBar label="Changing roles" max={review.changed} />
            <p className="mt-1.5 text-sm text-muted">It goes on if you leave this page.</p>
          </div>
        )}
      </PanelBody>
      <PanelFooter>
        {canBeNamed(form.selection) && <CopyRequest form={{ of: 'assign-roles' }} />}
        <Button onClick={onBack} disabled={form.pending}>
          Back
        </Button>
        {review.changed > 0 && <SubmitButton>Save</SubmitButton>}
      </PanelFooter>
    </SelectedFormView>
  );
}

export interface RolesDoneStepProps {
  review: RolesReviewFacts;
  nameOf: (key: string) => string;
}

/** What came of it, for each person. */
export function RolesDoneStep({ review, nameOf }: RolesDoneStepProps) {
  const heading = useFocused<HTMLDivElement>();
  return (
    <>
      <PanelBody>
        <div ref={heading} tabIndex={-1} className="outline-none">
          <Notice
            tone="good"
            role="status"
            title={`The roles of ${usersCounted(review.changed)} were changed`}
          >
            It holds from their next click on.
          </Notice>
        </div>
        <RolesReview review={review} nameOf={nameOf} done />
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton variant="primary">Close</PanelCancelButton>
      </PanelFooter>
    </>
  );
}

/** The step that was left took its focus along: the new one has to be given it. */
function useFocused<E extends HTMLElement>() {
  const element = useRef<E>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
