'use server';

import { revalidatePath } from 'next/cache';
import { redirect, RedirectType } from 'next/navigation';
import { setFlash } from '@/components/ui/flash';
import type { ActionState } from '@/lib/core/action-state';
import type { Context } from '@/lib/core/context';
import { runAction } from '@/lib/delivery/run-action';
import { addModule } from '@/lib/modules/commands/add-module';
import { moveModule, type MovedModule } from '@/lib/modules/commands/move-module';
import { renameModule } from '@/lib/modules/commands/rename-module';
import { restoreModule } from '@/lib/modules/commands/restore-module';
import { retireModule } from '@/lib/modules/commands/retire-module';
import {
  addModuleInput,
  moveModuleInput,
  renameModuleInput,
  reviewedModuleInput,
} from '@/lib/modules/schema';

/** Menus and pages of the whole project go by the modules. */
function revalidateProject(ctx: Context): void {
  revalidatePath(`/${ctx.actor.projectSlug}`, 'layout');
}

/** Closes the panel that the form is in, and says what was done. */
async function backToList(ctx: Context, message: string): Promise<never> {
  revalidateProject(ctx);
  await setFlash(message);
  redirect(`/${ctx.actor.projectSlug}/settings/modules`, RedirectType.replace);
}

export async function addModuleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(addModuleInput, form, async (ctx, input) => {
    const { name } = await addModule(ctx, input);
    return backToList(ctx, `Module ${name} added`);
  });
}

export async function renameModuleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(renameModuleInput, form, async (ctx, input) => {
    const { name } = await renameModule(ctx, input);
    return backToList(ctx, `Module renamed to ${name}`);
  });
}

export async function moveModuleAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<MovedModule>> {
  const state = await runAction(moveModuleInput, form, async (ctx, input) => {
    const moved = await moveModule(ctx, input);
    revalidateProject(ctx);
    return moved;
  });
  if (state.status !== 'success') return state;
  const { name, moved } = state.data;
  const to = form.get('direction') === 'up' ? 'up' : 'down';
  return { ...state, message: moved ? `${name} moved ${to}` : undefined };
}

export async function retireModuleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(reviewedModuleInput, form, async (ctx, input) => {
    const { name } = await showAnewWhenRefused(ctx, retireModule(ctx, input));
    return backToList(ctx, `Module ${name} retired`);
  });
}

export async function restoreModuleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(reviewedModuleInput, form, async (ctx, input) => {
    const { name } = await showAnewWhenRefused(ctx, restoreModule(ctx, input));
    return backToList(ctx, `Module ${name} restored`);
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
