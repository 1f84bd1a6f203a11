'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useForm } from '@/components/form/form-context';
import { classNames } from '@/components/ui/class-names';
import { steps, type StepKey } from './steps';

interface WizardStepProps {
  step: StepKey;
  shown: StepKey;
  children: ReactNode;
}

/**
 * One step of the form. The others are there and unseen, so that all of them are sent; where no
 * scripts run, which could change the step, they are below one another.
 */
export function WizardStep({ step, shown, children }: WizardStepProps) {
  const failed = useForm().state.status === 'error';
  const heading = useRef<HTMLHeadingElement>(null);
  const isShown = step === shown;
  const before = useRef(isShown);
  useEffect(() => {
    // Whoever goes on by keyboard or hears the page read begins at the new step, or at its errors.
    if (isShown && !before.current && !failed) heading.current?.focus();
    before.current = isShown;
  }, [isShown, failed]);
  return (
    <section
      aria-labelledby={`step-${step}`}
      className={classNames('flex-col gap-6', isShown ? 'flex' : 'hidden noscript:flex')}
    >
      <h2 id={`step-${step}`} ref={heading} tabIndex={-1} className="text-lg font-semibold">
        {steps.find(({ key }) => key === step)?.label}
      </h2>
      {children}
    </section>
  );
}
