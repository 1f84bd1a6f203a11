import type { ReviewedStep } from '@/components/users/reviewed-act-panel';
import type { Context } from '@/lib/core/context';
import { isAppError } from '@/lib/core/errors';
import { revalidateProject } from '@/lib/delivery/revalidate-project';

type Review = ReviewedStep['review'];

/** First the review; with the digest of a review, the act itself. */
export async function reviewedStep(
  ctx: Context,
  { reviewed }: { reviewed?: string | undefined },
  act: () => Promise<Review>,
  preview: () => Promise<Review>,
): Promise<ReviewedStep> {
  if (reviewed !== undefined) {
    try {
      const review = await act();
      revalidateProject(ctx);
      return { step: 'done', review, renewed: false };
    } catch (error) {
      // Somebody changed something in between: what would happen now is to be reviewed anew.
      if (!isAppError(error, 'stale')) throw error;
    }
  }
  return { step: 'review', review: await preview(), renewed: reviewed !== undefined };
}
