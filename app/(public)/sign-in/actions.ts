'use server';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { redirect } from 'next/navigation';
import { dropChallenge, heldChallenge, holdChallenge } from '@/lib/auth/challenge-cookie';
import { completeSignIn, type SecondFactor } from '@/lib/auth/commands/complete-sign-in';
import { requestTwoFactorReset } from '@/lib/auth/commands/request-two-factor-reset';
import { signInWithPasskey, startPasskeySignIn } from '@/lib/auth/commands/sign-in-with-passkey';
import { startPasskeySecondFactor } from '@/lib/auth/commands/start-passkey-second-factor';
import { startSignIn } from '@/lib/auth/commands/start-sign-in';
import { passkeySignInInput } from '@/lib/auth/passkey-schema';
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
  method: 'totp' | 'recovery-code',
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(secondFactorInput, form, async (ctx, input) => {
    const factor = { method, code: input.code };
    await enter(await completeSignIn(ctx, await heldChallenge(), factor), input.next);
  });
}

export async function startPasskeySecondFactorAction(
  _: ActionState<PublicKeyCredentialRequestOptionsJSON>,
  form: FormData,
): Promise<ActionState<PublicKeyCredentialRequestOptionsJSON>> {
  return runPublicAction(noInput, form, async (ctx) =>
    startPasskeySecondFactor(ctx, await heldChallenge()),
  );
}

export async function verifyPasskeyAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runPublicAction(passkeySignInInput, form, async (ctx, input) => {
    const factor: SecondFactor = { method: 'passkey', response: input.response };
    await enter(await completeSignIn(ctx, await heldChallenge(), factor), input.next);
  });
}

export async function startPasskeySignInAction(
  _: ActionState<PublicKeyCredentialRequestOptionsJSON>,
  form: FormData,
): Promise<ActionState<PublicKeyCredentialRequestOptionsJSON>> {
  return runPublicAction(noInput, form, startPasskeySignIn);
}

export async function signInWithPasskeyAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(passkeySignInInput, form, async (ctx, input) => {
    await enter(await signInWithPasskey(ctx, input.response), input.next);
  });
}

async function enter(ticket: string, next: string | undefined): Promise<never> {
  await signInWithTicket(ticket);
  await dropChallenge();
  redirect(safePath(next));
}

export async function requestTwoFactorResetAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runPublicAction(noInput, form, async (ctx) => {
    await requestTwoFactorReset(ctx, await heldChallenge());
  });
}
