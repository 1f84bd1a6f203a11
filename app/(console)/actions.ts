'use server';

import { redirect } from 'next/navigation';
import { confirmIdentity } from '@/lib/auth/commands/confirm-identity';
import { confirmIdentityInput, noInput } from '@/lib/auth/schema';
import { endCurrentSession, holdRenewedSession } from '@/lib/auth/sign-in-session';
import type { ActionState } from '@/lib/core/action-state';
import { safePath } from '@/lib/core/safe-path';
import { runPublicAction, runUserAction } from '@/lib/delivery/run-action';

export async function signOutAction(): Promise<void> {
  await runPublicAction(noInput, new FormData(), async () => {
    await endCurrentSession();
    redirect('/sign-in?notice=signed-out');
  });
}

/** Leads on where the form says so; without it the dialog goes on by itself. */
export async function confirmIdentityAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(confirmIdentityInput, form, async (ctx, input) => {
    await holdRenewedSession(await confirmIdentity(ctx, input));
    if (input.next !== undefined) redirect(safePath(input.next));
  });
}
