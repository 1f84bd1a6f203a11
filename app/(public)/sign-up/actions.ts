'use server';

import type { ActionState } from '@/lib/core/action-state';
import { runPublicAction } from '@/lib/delivery/run-action';
import { signUp } from '@/lib/projects/commands/sign-up';
import { signUpInput } from '@/lib/projects/schema';

export async function signUpAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runPublicAction(signUpInput, form, signUp);
}
