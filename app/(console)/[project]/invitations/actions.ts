'use server';

import type { ReviewedStep } from '@/components/users/reviewed-act-panel';
import type { ActionState } from '@/lib/core/action-state';
import { runAction } from '@/lib/delivery/run-action';
import {
  resendInvitations,
  resendInvitationsOfUsers,
} from '@/lib/invitations/commands/resend-invitations';
import { withdrawInvitations } from '@/lib/invitations/commands/withdraw-invitations';
import { invitationsOfManyInput } from '@/lib/invitations/listing-schema';
import {
  previewInvitations,
  previewInvitationsOfUsers,
} from '@/lib/invitations/queries/preview-invitations';
import { usersOfManyInput } from '@/lib/members/bulk-schema';
import { reviewedStep } from '../reviewed-step';

export async function resendInvitationsAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<ReviewedStep>> {
  return runAction(invitationsOfManyInput, form, (ctx, input) =>
    reviewedStep(
      ctx,
      input,
      () => resendInvitations(ctx, input),
      () => previewInvitations(ctx.actor, 'resend', input, ctx.now),
    ),
  );
}

export async function withdrawInvitationsAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<ReviewedStep>> {
  return runAction(invitationsOfManyInput, form, (ctx, input) =>
    reviewedStep(
      ctx,
      input,
      () => withdrawInvitations(ctx, input),
      () => previewInvitations(ctx.actor, 'withdraw', input, ctx.now),
    ),
  );
}

export async function resendInvitationsOfUsersAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<ReviewedStep>> {
  return runAction(usersOfManyInput, form, (ctx, input) =>
    reviewedStep(
      ctx,
      input,
      () => resendInvitationsOfUsers(ctx, input),
      () => previewInvitationsOfUsers(ctx.actor, input, ctx.now),
    ),
  );
}
