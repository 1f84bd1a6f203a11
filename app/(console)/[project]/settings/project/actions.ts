'use server';

import type { ActionState } from '@/lib/core/action-state';
import { runAction } from '@/lib/delivery/run-action';
import { renameProject } from '@/lib/projects/commands/rename-project';
import { renameProjectInput } from '@/lib/projects/schema';
import { backTo } from '../after-change';

export async function renameProjectAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(renameProjectInput, form, async (ctx, input) => {
    const { name } = await renameProject(ctx, input);
    return backTo(ctx, 'project', `The project is called ${name}`);
  });
}
