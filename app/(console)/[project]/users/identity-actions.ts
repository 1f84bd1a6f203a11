'use server';

import { redirect } from 'next/navigation';
import { setFlash, setReceipt } from '@/components/ui/flash';
import type { ActionState } from '@/lib/core/action-state';
import type { Context } from '@/lib/core/context';
import { safePath } from '@/lib/core/safe-path';
import { revalidateProject } from '@/lib/delivery/revalidate-project';
import { runAction } from '@/lib/delivery/run-action';
import { cancelEmailChange } from '@/lib/members/commands/cancel-email-change';
import { endSessionOfUser } from '@/lib/members/commands/end-session-of-user';
import { endSessionsOfUser } from '@/lib/members/commands/end-sessions-of-user';
import { requestEmailChange } from '@/lib/members/commands/request-email-change';
import { resetTwoFactor } from '@/lib/members/commands/reset-two-factor';
import { sendPasswordReset } from '@/lib/members/commands/send-password-reset';
import {
  endSessionInput,
  personInput,
  resetTwoFactorInput,
  updateEmailFormInput,
} from '@/lib/members/identity-schema';

const userPage = (ctx: Context, userId: string) => `/${ctx.actor.projectSlug}/users/${userId}`;

export async function resetTwoFactorAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(resetTwoFactorInput, form, async (ctx, input) => {
    const receipt = await resetTwoFactor(ctx, input);
    revalidateProject(ctx);
    await setReceipt(receipt);
    redirect(`${userPage(ctx, input.userId)}/security`);
  });
}

export async function sendPasswordResetAction(
  _: ActionState<{ email: string }>,
  form: FormData,
): Promise<ActionState<{ email: string }>> {
  const state = await runAction(personInput, form, sendPasswordReset);
  return state.status === 'success'
    ? { ...state, message: `Password reset sent to ${state.data.email}` }
    : state;
}

export async function endSessionOfUserAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(endSessionInput, form, async (ctx, input) => {
    const ended = await endSessionOfUser(ctx, input);
    revalidateProject(ctx);
    await setFlash(
      ended
        ? `${ended.name} was signed out of ${ended.device}`
        : 'That device was signed out already',
    );
    redirect(`${userPage(ctx, input.userId)}/security`);
  });
}

export async function endSessionsOfUserAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(personInput, form, async (ctx, input) => {
    const receipt = await endSessionsOfUser(ctx, input);
    revalidateProject(ctx);
    await setReceipt(receipt);
    redirect(`${userPage(ctx, input.userId)}/security`);
  });
}

export async function requestEmailChangeAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(updateEmailFormInput, form, async (ctx, { back, ...input }) => {
    const { name, email, former } = await requestEmailChange(ctx, input);
    revalidateProject(ctx);
    await setReceipt({
      title: `${email} was asked to confirm`,
      lines: [
        `${name} signs in with ${former} until then`,
        'Both addresses were told',
        'The link works once, for 30 minutes',
      ],
    });
    const users = `/${ctx.actor.projectSlug}/users`;
    const path = safePath(back, users);
    redirect(path.startsWith(users) ? path : users);
  });
}

export async function cancelEmailChangeAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(personInput, form, async (ctx, input) => {
    const { name } = await cancelEmailChange(ctx, input);
    revalidateProject(ctx);
    await setFlash(`Change of e-mail address of ${name} cancelled`);
    redirect(userPage(ctx, input.userId));
  });
}
