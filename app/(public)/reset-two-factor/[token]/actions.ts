'use server';

import { replaceTwoFactor } from '@/lib/auth/commands/replace-two-factor';
import { authenticatorCodeInput } from '@/lib/auth/schema';
import type { ActionState } from '@/lib/core/action-state';
import { runPublicAction } from '@/lib/delivery/run-action';

export async function replaceTwoFactorAction(
  _: ActionState<string[]>,
  form: FormData,
): Promise<ActionState<string[]>> {
  return runPublicAction(authenticatorCodeInput, form, replaceTwoFactor);
}
