'use server';

import { requestPasswordReset } from '@/lib/auth/commands/request-password-reset';
import { forgotPasswordInput } from '@/lib/auth/schema';
import type { ActionState } from '@/lib/core/action-state';
import { runPublicAction } from '@/lib/delivery/run-action';

export async function requestPasswordResetAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(forgotPasswordInput, form, requestPasswordReset);
}
