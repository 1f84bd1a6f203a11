'use server';

import { redirect } from 'next/navigation';
import { setReceipt } from '@/components/ui/flash';
import type { ActionState } from '@/lib/core/action-state';
import type { IssuedPasscode } from '@/lib/core/passcode-terms';
import { safePath } from '@/lib/core/safe-path';
import { revalidateProject } from '@/lib/delivery/revalidate-project';
import { runAction } from '@/lib/delivery/run-action';
import { grantPasscode } from '@/lib/passcodes/commands/grant-passcode';
import { resetPasscode } from '@/lib/passcodes/commands/reset-passcode';
import { revokePasscode } from '@/lib/passcodes/commands/revoke-passcode';
import {
  grantPasscodeInput,
  resetPasscodeInput,
  revokePasscodeFormInput,
} from '@/lib/passcodes/schema';

// The text of a passcode travels in the action's answer alone: a redirect would need a place that
// keeps it.
export async function grantPasscodeAction(
  _: ActionState<IssuedPasscode>,
  form: FormData,
): Promise<ActionState<IssuedPasscode>> {
  return runAction(grantPasscodeInput, form, async (ctx, input) => {
    const issued = await grantPasscode(ctx, input);
    revalidateProject(ctx);
    return issued;
  });
}

export async function resetPasscodeAction(
  _: ActionState<IssuedPasscode>,
  form: FormData,
): Promise<ActionState<IssuedPasscode>> {
  return runAction(resetPasscodeInput, form, async (ctx, input) => {
    const issued = await resetPasscode(ctx, input);
    revalidateProject(ctx);
    return issued;
  });
}

export async function revokePasscodeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(revokePasscodeFormInput, form, async (ctx, { userId, back }) => {
    const receipt = await revokePasscode(ctx, { userId });
    revalidateProject(ctx);
    await setReceipt(receipt);
    const users = `/${ctx.actor.projectSlug}/users`;
    const path = safePath(back, users);
    redirect(path.startsWith(users) ? path : users);
  });
}
