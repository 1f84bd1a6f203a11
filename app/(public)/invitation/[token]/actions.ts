'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { heldChallenge, holdChallenge } from '@/lib/auth/challenge-cookie';
import { authenticatorCodeInput, noInput } from '@/lib/auth/schema';
import { endCurrentSession } from '@/lib/auth/sign-in-session';
import type { ActionState } from '@/lib/core/action-state';
import { runPublicAction, runUserAction } from '@/lib/delivery/run-action';
import {
  continueInvitationInput,
  invitationLinkInput,
  setInvitedPasswordInput,
} from '@/lib/invitations/acceptance-schema';
import { confirmInvitedTwoFactor } from '@/lib/invitations/commands/confirm-invited-two-factor';
import { continueInvitation } from '@/lib/invitations/commands/continue-invitation';
import { joinProject } from '@/lib/invitations/commands/join-project';
import { requestNewInvitation } from '@/lib/invitations/commands/request-new-invitation';
import { setInvitedPassword } from '@/lib/invitations/commands/set-invited-password';

export async function setInvitedPasswordAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(setInvitedPasswordInput, form, async (ctx, input) => {
    await holdChallenge(await setInvitedPassword(ctx, input));
    redirect(`/invitation/${input.link}`);
  });
}

export async function continueInvitationAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(continueInvitationInput, form, async (ctx, input) => {
    await holdChallenge(await continueInvitation(ctx, input));
    redirect(`/invitation/${input.link}`);
  });
}

/** Touches no cookie and revalidates nothing: the page must stay to show the recovery codes. */
export async function confirmInvitedTwoFactorAction(
  _: ActionState<string[]>,
  form: FormData,
): Promise<ActionState<string[]>> {
  return runPublicAction(authenticatorCodeInput, form, async (ctx, input) =>
    confirmInvitedTwoFactor(ctx, input, await heldChallenge()),
  );
}

export async function joinProjectAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(invitationLinkInput, form, async (ctx, input) => {
    redirect(`/${await joinProject(ctx, input)}`);
  });
}

export async function requestNewInvitationAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(invitationLinkInput, form, requestNewInvitation);
}

/** Signs out so that the invited person can sign in; the page then shows the next step. */
export async function switchAccountAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runPublicAction(noInput, form, async () => {
    await endCurrentSession();
    revalidatePath('/invitation/[token]', 'page');
  });
}
