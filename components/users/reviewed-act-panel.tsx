'use client';

import { startTransition, useActionState, useEffect, useRef } from 'react';
import type { FormAction } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/ui/notice';
import { useLastAnswer } from '@/components/form/use-last-answer';
import { Panel, PanelBody, PanelCancelButton, PanelFooter } from '@/components/ui/panel';
import { ProgressBar } from '@/components/ui/progress-bar';
import { idle } from '@/lib/core/action-state';
import { type SelectedForm, SelectedFormView } from './selected-form';
import { EverybodyOf, type People, type SkippedGroup, SkippedPeople } from './skipped-people';
import { useUserSelection } from './user-selection';

export type ReviewedStep = {
  step: 'review' | 'done';
  review: {
    acted: People;
    /** What it does to them; once it is done, what it ended. */
    lines?: readonly string[];
    skipped: SkippedGroup[];
    reviewed: string;
  };
  /** Whether it replaces a review that was out of date when it was to be carried out. */
  renewed: boolean;
};

/** What an act on many is called and says. */
export type ReviewedActWords = {
  title: string;
  /** What would happen to so many. */
  planned: (count: number) => string;
  /** What it means for each of them, where the review does not say it. */
  consequences?: readonly string[];
  button: string;
  destructive?: boolean;
  doing: string;
  done: (count: number) => string;
};

export interface ReviewedActPanelProps {
  words: ReviewedActWords;
  project: string;
  /** What is selected: users, or invitations. */
  field: 'users' | 'invitations';
  filter: Record<string, string>;
  closeHref: string;
  action: FormAction<ReviewedStep>;
}

/** An act on many without choices of its own: whom it is about and whom not, and then the act. */
export function ReviewedActPanel({ closeHref, ...steps }: ReviewedActPanelProps) {
  return (
    <Panel title={steps.words.title} closeHref={closeHref}>
      <Steps {...steps} />
    </Panel>
  );
}

function Steps({
  words,
  project,
  field,
  filter,
  action,
}: Omit<ReviewedActPanelProps, 'closeHref'>) {
  const [state, dispatch, pending] = useActionState(action, idle);
  const selecting = useUserSelection();
  const form = useRef<HTMLFormElement>(null);
  const answer = useLastAnswer(state);
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

  if (done) return <DoneStep words={words} answer={answer} />;
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
  if (answer) return <ReviewStep words={words} form={selected} answer={answer} />;
  return (
    <SelectedFormView form={selected} label={words.title}>
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
  words: ReviewedActWords;
  answer: ReviewedStep;
}

function ReviewStep({ words, form, answer }: StepProps & { form: SelectedForm }) {
  const { review, renewed } = answer;
  const { acted, lines = [], skipped, reviewed } = review;
  const { consequences = [], destructive = false } = words;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (destructive) cancel.current?.focus();
  }, [destructive]);
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
            {[...lines, ...consequences].map((consequence) => (
              <li key={consequence}>{consequence}</li>
            ))}
          </ul>
        )}
        <SkippedPeople skipped={skipped} />
        {form.pending && <ProgressBar label={words.doing} max={acted.count} />}
      </PanelBody>
      <PanelFooter>
        <PanelCancelButton ref={cancel} />
        {acted.count > 0 && (
          <SubmitButton variant={destructive ? 'danger' : 'primary'}>{words.button}</SubmitButton>
        )}
      </PanelFooter>
    </SelectedFormView>
  );
}

/** What came of it. */
function DoneStep({ words, answer: { review } }: StepProps) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <PanelBody>
        <div ref={heading} tabIndex={-1} className="outline-none">
          <Notice tone="good" role="status" title={words.done(review.acted.count)}>
            {review.lines && review.lines.length > 0 && (
              <ul className="list-disc pl-4 marker:text-muted">
                {review.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </Notice>
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
