'use server';

import { redirect } from 'next/navigation';
import type { ActionState } from '@/lib/core/action-state';
import { runPublicAction } from '@/lib/delivery/run-action';
import { confirmEmailChange } from '@/lib/members/commands/confirm-email-change';
import { confirmEmailInput } from '@/lib/members/identity-schema';
import { confirmSignUp } from '@/lib/projects/commands/confirm-sign-up';

export async function confirmEmailChangeAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(confirmEmailInput, form, async (ctx, input) => {
    const { email } = await confirmEmailChange(ctx, input);
    redirect(`/sign-in?notice=email-confirmed&email=${encodeURIComponent(email)}`);
  });
}

export async function confirmSignUpAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runPublicAction(confirmEmailInput, form, async (ctx, input) => {
    const { invitationToken } = await confirmSignUp(ctx, input);
    redirect(`/invitation/${invitationToken}`);
  });
}
