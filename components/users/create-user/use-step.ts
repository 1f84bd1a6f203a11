'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { stepOf, type StepKey } from './steps';

/**
 * The step that the address names. Taking another adds to the history without asking the server,
 * so that Back leads to the step before, and nothing typed is lost when a session is.
 */
export function useStep(): {
  asked: StepKey;
  hrefOf: (step: StepKey) => string;
  take: (step: StepKey) => void;
} {
  const path = usePathname();
  const hrefOf = (step: StepKey) => `${path}?step=${step}`;
  const asked = stepOf(useSearchParams().get('step'));
  return {
    asked,
    hrefOf,
    take: (step) => {
      if (step === asked) return;
      window.history.pushState(null, '', hrefOf(step));
      window.scrollTo({ top: 0 });
    },
  };
}
