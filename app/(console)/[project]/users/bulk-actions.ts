'use server';

import type { RolesStep } from '@/components/users/edit-roles-panel';
import type { ReviewedStep } from '@/components/users/reviewed-act-panel';
import type { ActionState } from '@/lib/core/action-state';
import { isAppError } from '@/lib/core/errors';
import { revalidateProject } from '@/lib/delivery/revalidate-project';
import { runAction } from '@/lib/delivery/run-action';
import { changeRolesOfManyInput, usersOfManyInput } from '@/lib/members/bulk-schema';
import {
  deleteUsers,
  disableUsers,
  enableUsers,
  revokeAccessOfMany,
} from '@/lib/members/commands/acts-on-many';
import { changeRolesOfMany } from '@/lib/members/commands/change-roles-of-many';
import type { ActOnMany } from '@/lib/members/person-schema';
import { previewActOnMany } from '@/lib/members/queries/preview-acts-on-many';
import { previewRolesOfMany } from '@/lib/members/queries/preview-roles-of-many';
import { reviewedStep } from '../reviewed-step';

/** First the review; with the digest of a review, the change itself. */
export async function changeRolesOfManyAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<RolesStep>> {
  return runAction(changeRolesOfManyInput, form, async (ctx, input): Promise<RolesStep> => {
    const { assign, unassign, reviewed } = input;
    if (reviewed !== undefined) {
      try {
        const review = await changeRolesOfMany(ctx, { ...input, reviewed });
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

type Command = typeof disableUsers;

function act(
  kind: ActOnMany,
  command: Command,
  form: FormData,
): Promise<ActionState<ReviewedStep>> {
  return runAction(usersOfManyInput, form, (ctx, input) =>
    reviewedStep(
      ctx,
      input,
      () => command(ctx, input),
      () => previewActOnMany(ctx.actor, kind, input, ctx.now),
    ),
  );
}

export async function enableUsersAction(
  _: ActionState<ReviewedStep>,
  form: FormData,
): Promise<ActionState<ReviewedStep>> {
  return act('enable', enableUsers, form);
}

export async function disableUsersAction(
  _: ActionState<ReviewedStep>,
  form: FormData,
): Promise<ActionState<ReviewedStep>> {
  return act('disable', disableUsers, form);
}

export async function revokeAccessOfManyAction(
  _: ActionState<ReviewedStep>,
  form: FormData,
): Promise<ActionState<ReviewedStep>> {
  return act('revoke', revokeAccessOfMany, form);
}

export async function deleteUsersAction(
  _: ActionState<ReviewedStep>,
  form: FormData,
): Promise<ActionState<ReviewedStep>> {
  return act('delete', deleteUsers, form);
}
