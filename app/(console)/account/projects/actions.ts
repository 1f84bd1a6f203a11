'use server';

import { redirect, RedirectType } from 'next/navigation';
import { setFlash } from '@/components/ui/flash';
import type { ActionState } from '@/lib/core/action-state';
import { runUserAction } from '@/lib/delivery/run-action';
import { leaveProject } from '@/lib/members/commands/leave-project';
import { leaveProjectInput } from '@/lib/members/leave-schema';
import { createOwnProject } from '@/lib/projects/commands/create-own-project';
import { createOwnProjectInput } from '@/lib/projects/schema';

export async function createOwnProjectAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(createOwnProjectInput, form, async (ctx, input) => {
    const { slug } = await createOwnProject(ctx, input);
    await setFlash(`Project ${input.name} created`);
    redirect(`/${slug}`);
  });
}

export async function leaveProjectAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(leaveProjectInput, form, async (ctx, input) => {
    const { projectName } = await leaveProject(ctx, input);
    await setFlash(`You left ${projectName}`);
    redirect('/account', RedirectType.replace);
  });
}
