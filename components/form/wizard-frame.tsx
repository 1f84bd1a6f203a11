import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

export interface WizardStep {
  label: string;
  /** Where a step that was done can be changed. */
  href?: string | undefined;
}

export interface WizardFrameProps {
  steps: readonly WizardStep[];
  /** Index of the step that is shown. */
  current: number;
  /** Takes a step that was done in the page itself, instead of opening its address. */
  onStep?: (index: number) => void;
  children: ReactNode;
}

/** Named steps in a row, the done ones are links; under them the step's form. */
export function WizardFrame({ steps, current, onStep, children }: WizardFrameProps) {
  return (
    <div className="flex flex-col gap-6">
      <nav aria-label="Progress">
        <ol className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {steps.map((step, index) => (
            <li key={step.label} className="flex items-center gap-2">
              {index > 0 && <span aria-hidden className="h-px w-6 bg-control max-sm:w-3" />}
              <Step
                step={step}
                number={index + 1}
                done={index < current}
                now={index === current}
                onStep={onStep && (() => onStep(index))}
              />
            </li>
          ))}
        </ol>
      </nav>
      {children}
    </div>
  );
}

interface StepProps {
  step: WizardStep;
  number: number;
  done: boolean;
  now: boolean;
  onStep: (() => void) | undefined;
}

function Step({ step, number, done, now, onStep }: StepProps) {
  const content = (
    <>
      <span
        aria-hidden
        className={classNames(
          'flex size-5 items-center justify-center rounded-full border text-xs font-medium tabular-nums',
          done && 'border-accent bg-accent text-on-accent',
          now && 'border-accent text-link',
          !done && !now && 'border-control text-muted',
        )}
      >
        {done ? <Check className="size-3" /> : number}
      </span>
      {step.label}
      {done && <span className="sr-only"> (done)</span>}
    </>
  );
  const className = 'inline-flex min-h-6 items-center gap-2 rounded-sm';
  if (done && step.href) {
    return (
      <Link
        href={step.href}
        prefetch={false}
        onNavigate={
          onStep &&
          ((event) => {
            event.preventDefault();
            onStep();
          })
        }
        className={classNames(className, 'hover:underline')}
      >
        {content}
      </Link>
    );
  }
  return (
    <span
      aria-current={now ? 'step' : undefined}
      className={classNames(className, now ? 'font-medium' : 'text-muted')}
    >
      {content}
    </span>
  );
}
