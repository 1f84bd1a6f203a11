import { classNames } from '@/components/ui/class-names';

const words = ['Very weak', 'Weak', 'Fair', 'Good', 'Strong'] as const;
const tones = ['bg-bad', 'bg-bad', 'bg-warn', 'bg-good', 'bg-good'] as const;

type Props = {
  /** 0 (guessed at once) to 4 (very hard to guess); null while nothing is typed. */
  score: 0 | 1 | 2 | 3 | 4 | null;
  advice: string;
};

/** How hard a password is to guess, as a bar and in words. */
export function StrengthMeter({ score, advice }: Props) {
  return (
    <>
      <span aria-hidden className="mt-1 mb-1.5 grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={classNames(
              'h-1 rounded-full transition-colors duration-150',
              score !== null && Math.max(score, 1) >= step ? tones[score] : 'bg-active',
            )}
          />
        ))}
      </span>
      <span role="status">{score !== null && <>Strength: {words[score]}. </>}</span>
      {advice}
    </>
  );
}
