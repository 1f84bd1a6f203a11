'use server';

import { redirect } from 'next/navigation';
import { setReceipt } from '@/components/ui/flash';
import type { ActionState } from '@/lib/core/action-state';
import type { Context } from '@/lib/core/context';
import type { Receipt } from '@/lib/core/receipt';
import { safePath } from '@/lib/core/safe-path';
import { revalidateProject } from '@/lib/delivery/revalidate-project';
import { runAction } from '@/lib/delivery/run-action';
import {
  deleteUser,
  disableUser,
  enableUser,
  grantAccess,
  lockUser,
  revokeAccess,
  unlockUser,
} from '@/lib/members/commands/person-acts';
import type { PersonInput } from '@/lib/members/identity-schema';
import { personFormInput } from '@/lib/members/person-schema';

type Command = (ctx: Context, input: PersonInput) => Promise<Receipt>;

/** Does it, tells it on the page that one came from, and leads there. */
async function act(form: FormData, command: Command): Promise<ActionState> {
  return runAction(personFormInput, form, async (ctx, { userId, back }) => {
    const receipt = await command(ctx, { userId });
    revalidateProject(ctx);
    await setReceipt(receipt);
    const users = `/${ctx.actor.projectSlug}/users`;
    const path = safePath(back, users);
    redirect(path.startsWith(users) ? path : users);
  });
}

export async function disableUserAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(form, disableUser);
}

export async function enableUserAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(form, enableUser);
}

export async function lockUserAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(form, lockUser);
}

export async function unlockUserAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(form, unlockUser);
}

export async function revokeAccessAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(form, revokeAccess);
}

export async function grantAccessAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(form, grantAccess);
}

export async function deleteUserAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(form, deleteUser);
}
