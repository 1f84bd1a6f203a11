'use server';

import { redirect } from 'next/navigation';
import { resetPassword } from '@/lib/auth/commands/reset-password';
import { resetPasswordInput } from '@/lib/auth/schema';
import type { ActionState } from '@/lib/core/action-state';
import { runPublicAction } from '@/lib/delivery/run-action';

export async function resetPasswordAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runPublicAction(resetPasswordInput, form, async (ctx, input) => {
    await resetPassword(ctx, input);
    redirect('/sign-in?notice=password-reset');
  });
}
