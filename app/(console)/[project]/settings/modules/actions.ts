'use server';

import type { ActionState } from '@/lib/core/action-state';
import { revalidateProject } from '@/lib/delivery/revalidate-project';
import { runAction } from '@/lib/delivery/run-action';
import { addModule } from '@/lib/modules/commands/add-module';
import {
  moveModule,
  renameModule,
  restoreModule,
  retireModule,
} from '@/lib/modules/commands/change-module';
import type { MovedModule } from '@/lib/modules/move';
import {
  addModuleInput,
  moveModuleInput,
  renameModuleInput,
  reviewedModuleInput,
} from '@/lib/modules/schema';
import { backTo, showAnewWhenRefused } from '../after-change';

export async function addModuleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(addModuleInput, form, async (ctx, input) => {
    const { name } = await addModule(ctx, input);
    return backTo(ctx, 'modules', `Module ${name} added`);
  });
}

export async function renameModuleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(renameModuleInput, form, async (ctx, input) => {
    const { name } = await renameModule(ctx, input);
    return backTo(ctx, 'modules', `Module renamed to ${name}`);
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
    return backTo(ctx, 'modules', `Module ${name} retired`);
  });
}

export async function restoreModuleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(reviewedModuleInput, form, async (ctx, input) => {
    const { name } = await showAnewWhenRefused(ctx, restoreModule(ctx, input));
    return backTo(ctx, 'modules', `Module ${name} restored`);
  });
}
