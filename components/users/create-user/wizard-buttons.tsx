'use client';

import type { ScopeEntry } from '@/components/access/scope-choice';
import { SubmitButton } from '@/components/form/submit-button';
import { CopyRequest } from '@/components/requests/copy-request';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { indexOfStep, steps, type StepKey } from './steps';

interface WizardButtonsProps {
  shown: StepKey;
  cancelHref: string;
  entries: readonly ScopeEntry[];
  onBack: (step: StepKey) => void;
}

/** "Next Step" until the review, then "Create User"; without scripts the latter alone. */
export function WizardButtons({ shown, cancelHref, entries, onBack }: WizardButtonsProps) {
  const before = steps[indexOfStep(shown) - 1]?.key;
  const isLast = shown === 'review';
  return (
    <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
      {isLast && <CopyRequest form={{ of: 'create-user', entries }} />}
      <ButtonLink href={cancelHref}>Cancel</ButtonLink>
      {before && (
        <Button onClick={() => onBack(before)} className="noscript:hidden">
          Back
        </Button>
      )}
      {!isLast && <SubmitButton className="noscript:hidden">Next Step</SubmitButton>}
      {/* Around the button, whose own class would show it again. */}
      <span className={isLast ? 'contents' : 'hidden noscript:contents'}>
        <SubmitButton>Create User</SubmitButton>
      </span>
    </div>
  );
}
