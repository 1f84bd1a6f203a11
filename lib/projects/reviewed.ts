import { AppError } from '../core/errors';

/** What stands for the review that was shown; null for a program, to which none is. */
export type Reviewed = { reviewed: string | null };

/**
 * What is applied is what was shown.
 * @param reviewed what the form sent along
 * @throws `stale` when the preview would show something else now
 */
export function assertReviewed(
  preview: { reviewed: string },
  reviewed: Reviewed['reviewed'],
): void {
  if (reviewed === null || preview.reviewed === reviewed) return;
  throw new AppError(
    'stale',
    'Something changed since you reviewed this. Nothing was done. Look at the effect again, as it is now.',
  );
}
