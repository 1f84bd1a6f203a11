'use server';

import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { revalidatePath } from 'next/cache';
import { redirect, RedirectType } from 'next/navigation';
import { setFlash, setReceipt } from '@/components/ui/flash';
import {
  changePasswordInput,
  newAuthenticatorInput,
  ownSessionInput,
} from '@/lib/auth/account-schema';
import { addPasskey, startAddingPasskey } from '@/lib/auth/commands/add-passkey';
import { changePassword } from '@/lib/auth/commands/change-password';
import { createRecoveryCodes } from '@/lib/auth/commands/create-recovery-codes';
import { endOwnOtherSessions, endOwnSession } from '@/lib/auth/commands/end-own-sessions';
import { removePasskey } from '@/lib/auth/commands/remove-passkey';
import { renamePasskey } from '@/lib/auth/commands/rename-passkey';
import {
  replaceAuthenticator,
  startAuthenticatorReplacement,
} from '@/lib/auth/commands/replace-authenticator';
import {
  addPasskeyInput,
  nameNewPasskeyInput,
  passkeyInput,
  renamePasskeyInput,
} from '@/lib/auth/passkey-schema';
import { noInput } from '@/lib/auth/schema';
import { holdRenewedSession } from '@/lib/auth/sign-in-session';
import type { ActionState } from '@/lib/core/action-state';
import { runUserAction } from '@/lib/delivery/run-action';
import { revokeOwnPasscode } from '@/lib/passcodes/commands/revoke-own-passcode';
import { revokeOwnPasscodeInput } from '@/lib/passcodes/schema';

const page = '/account/security';

/** Closes the panel that the form is in, and says what was done. */
async function backWith(message: string): Promise<never> {
  revalidatePath(page);
  await setFlash(message);
  redirect(page, RedirectType.replace);
}

export async function changePasswordAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(changePasswordInput, form, async (ctx, input) => {
    const { sessionId, endedSessions } = await changePassword(ctx, input);
    await holdRenewedSession(sessionId);
    if (endedSessions === 0) return backWith('Password changed');
    revalidatePath(page);
    await setReceipt({
      title: 'Password changed',
      lines: [`Signed out of ${otherDevices(endedSessions)}`],
    });
    redirect(page, RedirectType.replace);
  });
}

export async function startAuthenticatorReplacementAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runUserAction(noInput, form, async (ctx) => {
    await startAuthenticatorReplacement(ctx);
    revalidatePath(page);
    redirect(`${page}?panel=replace-authenticator`);
  });
}

export async function replaceAuthenticatorAction(
  _: ActionState<string[]>,
  form: FormData,
): Promise<ActionState<string[]>> {
  return runUserAction(newAuthenticatorInput, form, replaceAuthenticator);
}

export async function createRecoveryCodesAction(
  _: ActionState<string[]>,
  form: FormData,
): Promise<ActionState<string[]>> {
  return runUserAction(noInput, form, createRecoveryCodes);
}

export async function startAddingPasskeyAction(
  _: ActionState<PublicKeyCredentialCreationOptionsJSON>,
  form: FormData,
): Promise<ActionState<PublicKeyCredentialCreationOptionsJSON>> {
  return runUserAction(nameNewPasskeyInput, form, startAddingPasskey);
}

export async function addPasskeyAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(addPasskeyInput, form, async (ctx, input) => {
    await addPasskey(ctx, input);
    return backWith(`Passkey ${input.name} added`);
  });
}

export async function renamePasskeyAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(renamePasskeyInput, form, async (ctx, input) => {
    await renamePasskey(ctx, input);
    return backWith(`Renamed to ${input.name}`);
  });
}

export async function removePasskeyAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(passkeyInput, form, async (ctx, input) => {
    return backWith(`Passkey ${await removePasskey(ctx, input)} removed`);
  });
}

export async function endOwnSessionAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(ownSessionInput, form, async (ctx, input) => {
    const device = await endOwnSession(ctx, input);
    return backWith(device ? `Signed out of ${device}` : 'That device was signed out already');
  });
}

export async function endOwnOtherSessionsAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runUserAction(noInput, form, async (ctx) => {
    return backWith(`Signed out of ${otherDevices(await endOwnOtherSessions(ctx))}`);
  });
}

function otherDevices(count: number): string {
  return count === 1 ? '1 other device' : `${count} other devices`;
}

export async function revokeOwnPasscodeAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runUserAction(revokeOwnPasscodeInput, form, async (ctx, input) => {
    const receipt = await revokeOwnPasscode(ctx, input);
    revalidatePath(page);
    await setReceipt(receipt);
    redirect(page, RedirectType.replace);
  });
}
