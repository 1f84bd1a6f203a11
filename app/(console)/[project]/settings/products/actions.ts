'use server';

import { revalidatePath } from 'next/cache';
import { redirect, RedirectType } from 'next/navigation';
import { setFlash } from '@/components/ui/flash';
import type { ActionState } from '@/lib/core/action-state';
import type { Context } from '@/lib/core/context';
import { runAction } from '@/lib/delivery/run-action';
import { addScopeEntry } from '@/lib/scopes/commands/add-scope-entry';
import { renameScopeEntry } from '@/lib/scopes/commands/rename-scope-entry';
import { restoreScopeEntry } from '@/lib/scopes/commands/restore-scope-entry';
import { retireScopeEntry } from '@/lib/scopes/commands/retire-scope-entry';
import {
  addScopeEntryInput,
  renameScopeEntryInput,
  reviewedScopeEntryInput,
  scopeWords,
} from '@/lib/scopes/schema';

function revalidateProject(ctx: Context): void {
  revalidatePath(`/${ctx.actor.projectSlug}`, 'layout');
}

/** Closes the panel that the form is in, and says what was done. */
async function backToList(ctx: Context, message: string): Promise<never> {
  revalidateProject(ctx);
  await setFlash(message);
  redirect(`/${ctx.actor.projectSlug}/settings/products`, RedirectType.replace);
}

export async function addScopeEntryAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(addScopeEntryInput, form, async (ctx, input) => {
    const { name } = await addScopeEntry(ctx, input);
    return backToList(ctx, `${scopeWords[input.kind].title} ${name} added`);
  });
}

export async function renameScopeEntryAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(renameScopeEntryInput, form, async (ctx, input) => {
    const { name } = await renameScopeEntry(ctx, input);
    return backToList(ctx, `Renamed to ${name}`);
  });
}

export async function retireScopeEntryAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(reviewedScopeEntryInput, form, async (ctx, input) => {
    const { kind, name } = await showAnewWhenRefused(ctx, retireScopeEntry(ctx, input));
    return backToList(ctx, `${scopeWords[kind].title} ${name} retired`);
  });
}

export async function restoreScopeEntryAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(reviewedScopeEntryInput, form, async (ctx, input) => {
    const { kind, name } = await showAnewWhenRefused(ctx, restoreScopeEntry(ctx, input));
    return backToList(ctx, `${scopeWords[kind].title} ${name} restored`);
  });
}

/** A refusal may mean that the page shows what is no longer so: it is rendered again with it. */
async function showAnewWhenRefused<T>(ctx: Context, done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    revalidateProject(ctx);
    throw error;
  }
}
