'use server';

import type { RolesStep } from '@/components/users/edit-roles-panel';
import type { ActionState } from '@/lib/core/action-state';
import { isAppError } from '@/lib/core/errors';
import { revalidateProject } from '@/lib/delivery/revalidate-project';
import { runAction } from '@/lib/delivery/run-action';
import { changeRolesOfManyInput } from '@/lib/members/bulk-schema';
import { changeRolesOfMany } from '@/lib/members/commands/change-roles-of-many';
import { previewRolesOfMany } from '@/lib/members/queries/preview-roles-of-many';

/** First the review; with the digest of a review, the change itself. */
export async function changeRolesOfManyAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<RolesStep>> {
  return runAction(changeRolesOfManyInput, form, async (ctx, input): Promise<RolesStep> => {
    const { assign, unassign, reviewed } = input;
    if (reviewed !== undefined) {
      try {
        const review = await changeRolesOfMany(ctx, input);
        revalidateProject(ctx);
        return { step: 'done', review };
      } catch (error) {
        // Somebody changed something in between: what would happen now is to be reviewed anew.
        if (!isAppError(error, 'stale')) throw error;
      }
    }
    const review = await previewRolesOfMany(ctx.actor, input, ctx.now);
    return { step: 'review', review, renewed: reviewed !== undefined, assign, unassign };
  });
}
