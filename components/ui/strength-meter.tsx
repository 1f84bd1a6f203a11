import { classNames } from './class-names';

export type StrengthScore = 0 | 1 | 2 | 3 | 4;

export interface StrengthMeterProps {
  /** Null while nothing is typed, or while the calculation is being loaded. */
  score: StrengthScore | null;
  /** What would make it stronger. */
  hint?: string | undefined;
}

const looks = [
  { word: 'Very weak', fill: 'bg-bad', text: 'text-bad' },
  { word: 'Weak', fill: 'bg-bad', text: 'text-bad' },
  { word: 'Fair', fill: 'bg-warn', text: 'text-warn' },
  { word: 'Good', fill: 'bg-good', text: 'text-good' },
  { word: 'Strong', fill: 'bg-good', text: 'text-good' },
] as const;

export function StrengthMeter({ score, hint }: StrengthMeterProps) {
  const look = score === null ? null : looks[score];
  return (
    <div className="flex flex-col gap-1 text-sm">
      <div
        role="meter"
        aria-label="Strength"
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={score ?? 0}
        aria-valuetext={look?.word ?? 'Nothing typed yet'}
        className="grid grid-cols-4 gap-1"
      >
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={classNames(
              'h-1 rounded-full transition-colors duration-150',
              look && step <= Math.max(1, score ?? 0) ? look.fill : 'bg-active',
            )}
          />
        ))}
      </div>
      <p aria-live="polite" className="min-h-5">
        {look && <span className={classNames('font-medium', look.text)}>{look.word}</span>}
        {look && hint && <span className="text-muted"> · {hint}</span>}
      </p>
    </div>
  );
}
