import { AppError } from '../core/errors';

/**
 * What is applied is what was shown.
 * @param reviewed what the form sent along
 * @throws `stale` when the preview would show something else now
 */
export function assertReviewed(preview: { reviewed: string }, reviewed: string): void {
  if (preview.reviewed === reviewed) return;
  throw new AppError(
    'stale',
    'Something changed since you reviewed this. Nothing was done. Look at the effect again, as it is now.',
  );
}
