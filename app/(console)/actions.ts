'use server';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { redirect } from 'next/navigation';
import { confirmByPasskey, startPasskeyConfirmation } from '@/lib/auth/commands/confirm-by-passkey';
import { confirmIdentity } from '@/lib/auth/commands/confirm-identity';
import { passkeySignInInput } from '@/lib/auth/passkey-schema';
import { confirmIdentityInput, noInput } from '@/lib/auth/schema';
import { endCurrentSession, holdRenewedSession } from '@/lib/auth/sign-in-session';
import type { ActionState } from '@/lib/core/action-state';
import { safePath } from '@/lib/core/safe-path';
import { runPublicAction, runUserAction } from '@/lib/delivery/run-action';

export async function signOutAction(_: ActionState, form: FormData): Promise<ActionState> {
  const state = await runPublicAction(noInput, form, async () => {
    await endCurrentSession();
    redirect('/sign-in?notice=signed-out');
  });
  return state.status === 'error'
    ? { ...state, message: `You are still signed in. ${state.message}` }
    : state;
}

/** Leads on where the form says so; without it the dialog goes on by itself. */
export async function confirmIdentityAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(confirmIdentityInput, form, async (ctx, input) => {
    await holdRenewedSession(await confirmIdentity(ctx, input));
    if (input.next !== undefined) redirect(safePath(input.next));
  });
}

export async function startPasskeyConfirmationAction(
  _: ActionState<PublicKeyCredentialRequestOptionsJSON>,
  form: FormData,
): Promise<ActionState<PublicKeyCredentialRequestOptionsJSON>> {
  return runUserAction(noInput, form, startPasskeyConfirmation);
}

export async function confirmByPasskeyAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(passkeySignInInput, form, async (ctx, input) => {
    await holdRenewedSession(await confirmByPasskey(ctx, input.response));
    if (input.next !== undefined) redirect(safePath(input.next));
  });
}
