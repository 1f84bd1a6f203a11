'use client';

import { startTransition, useActionState, useEffect, useRef } from 'react';
import type { FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/ui/notice';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { ProgressBar } from '@/components/ui/progress-bar';
import { type SelectedForm, SelectedFormView } from '@/components/users/selected-form';
import {
  EverybodyOf,
  type People,
  type SkippedGroup,
  SkippedPeople,
} from '@/components/users/skipped-people';
import { useUserSelection } from '@/components/users/user-selection';
import { idle } from '@/lib/core/action-state';
import { invitationActWords, type InvitationAct } from './act-words';

export type InvitationsStep = {
  step: 'review' | 'done';
  review: { acted: People; skipped: SkippedGroup[]; reviewed: string };
  /** Whether it replaces a review that was out of date when it was to be carried out. */
  renewed: boolean;
};

export interface InvitationsPanelProps {
  act: InvitationAct;
  project: string;
  /** What is selected: invitations, or the users whom they are for. */
  field: 'users' | 'invitations';
  filter: Record<string, string>;
  closeHref: string;
  action: FormAction<InvitationsStep>;
}

/** An act on many invitations: whom it is about and whom not, and then the act. */
export function InvitationsPanel({ closeHref, ...steps }: InvitationsPanelProps) {
  return (
    <Panel title={invitationActWords[steps.act].title} closeHref={closeHref}>
      <Steps {...steps} />
    </Panel>
  );
}

function Steps({ act, project, field, filter, action }: Omit<InvitationsPanelProps, 'closeHref'>) {
  const [state, dispatch, pending] = useActionState(action, idle);
  const selecting = useUserSelection();
  const form = useRef<HTMLFormElement>(null);
  const answer = state.status === 'success' ? state.data : null;
  const done = answer?.step === 'done';
  const latest = useRef({ clear: selecting?.clear, dispatch });
  useEffect(() => {
    latest.current = { clear: selecting?.clear, dispatch };
  });
  useEffect(() => {
    // There is nothing to choose: the review is asked for at once.
    const { current } = form;
    if (current) startTransition(() => latest.current.dispatch(new FormData(current)));
  }, []);
  useEffect(() => {
    if (done) latest.current.clear?.();
  }, [done]);

  if (done) return <DoneStep act={act} answer={answer} />;
  if (!selecting || selecting.count === 0) return <NothingSelected />;
  const selected: SelectedForm = {
    project,
    filter,
    field,
    selection: selecting.selection,
    state,
    dispatch,
    pending,
    ref: form,
  };
  if (answer) return <ReviewStep act={act} form={selected} answer={answer} />;
  return (
    <SelectedFormView form={selected} label={invitationActWords[act].title}>
      <PanelBody>
        <p role="status">{pending ? 'Looking at whom this is about …' : null}</p>
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton />
        <SubmitButton>Continue</SubmitButton>
      </PanelFooter>
    </SelectedFormView>
  );
}

interface StepProps {
  act: InvitationAct;
  answer: InvitationsStep;
}

function ReviewStep({ act, form, answer }: StepProps & { form: SelectedForm }) {
  const { review, renewed } = answer;
  const { acted, skipped, reviewed } = review;
  const words = invitationActWords[act];
  const destructive = act === 'withdraw';
  return (
    <SelectedFormView form={form} label="Review" hidden={{ reviewed }}>
      <PanelBody>
        {renewed && (
          <Notice tone="warn" role="alert" title="Something changed since you reviewed this">
            Nothing was done. This is what would happen now.
          </Notice>
        )}
        <div role="status" className="flex flex-col gap-2">
          <h3 className="font-semibold">{words.planned(acted.count)}</h3>
          <EverybodyOf group={acted} />
        </div>
        {acted.count > 0 && (
          <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-muted">
            {words.consequences.map((consequence) => (
              <li key={consequence}>{consequence}</li>
            ))}
          </ul>
        )}
        <SkippedPeople skipped={skipped} />
        {form.pending && <ProgressBar label={words.doing} max={acted.count} />}
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton data-autofocus={destructive || undefined} />
        {acted.count > 0 && (
          <SubmitButton variant={destructive ? 'danger' : 'primary'}>{words.button}</SubmitButton>
        )}
      </PanelFooter>
    </SelectedFormView>
  );
}

/** What came of it. */
function DoneStep({ act, answer: { review } }: StepProps) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <PanelBody>
        <div ref={heading} tabIndex={-1} className="outline-none">
          <Notice
            tone="good"
            role="status"
            title={invitationActWords[act].done(review.acted.count)}
          />
        </div>
        <EverybodyOf group={review.acted} />
        <SkippedPeople skipped={review.skipped} done />
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton variant="primary">Close</PanelCancelButton>
      </PanelFooter>
    </>
  );
}

/** The panel's address was opened anew, and nothing is selected. */
function NothingSelected() {
  return (
    <>
      <PanelBody>
        <p>Nothing is selected. Close this, tick rows in the list, and choose it again.</p>
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton>Close</PanelCancelButton>
      </PanelFooter>
    </>
  );
}
