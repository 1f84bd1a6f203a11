'use server';

import { redirect } from 'next/navigation';
import { dropChallenge, heldChallenge, holdChallenge } from '@/lib/auth/challenge-cookie';
import { completeSignIn, type SecondFactor } from '@/lib/auth/commands/complete-sign-in';
import { requestTwoFactorReset } from '@/lib/auth/commands/request-two-factor-reset';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { noInput, secondFactorInput, signInInput } from '@/lib/auth/schema';
import { signInWithTicket } from '@/lib/auth/sign-in-session';
import type { ActionState } from '@/lib/core/action-state';
import { safePath } from '@/lib/core/safe-path';
import { runPublicAction } from '@/lib/delivery/run-action';

export async function startSignInAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runPublicAction(signInInput, form, async (ctx, input) => {
    await holdChallenge(await startSignIn(ctx, input));
    redirect(`/sign-in/verify?next=${encodeURIComponent(safePath(input.next))}`);
  });
}

export async function verifyCodeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return proveSecondFactor('totp', form);
}

export async function verifyRecoveryCodeAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return proveSecondFactor('recovery-code', form);
}

async function proveSecondFactor(
  method: SecondFactor['method'],
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(secondFactorInput, form, async (ctx, input) => {
    const ticket = await completeSignIn(ctx, await heldChallenge(), { method, code: input.code });
    await signInWithTicket(ticket);
    await dropChallenge();
    redirect(safePath(input.next));
  });
}

export async function requestTwoFactorResetAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(noInput, form, async (ctx) => {
    await requestTwoFactorReset(ctx, await heldChallenge());
  });
}
