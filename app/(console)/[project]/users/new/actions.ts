'use server';

import type { ActionState } from '@/lib/core/action-state';
import { revalidateProject } from '@/lib/delivery/revalidate-project';
import { runAction } from '@/lib/delivery/run-action';
import { createUser, type CreatedUser } from '@/lib/invitations/commands/create-user';
import { checkCredentials } from '@/lib/invitations/queries/check-credentials';
import { createUserInput, credentialsInput } from '@/lib/invitations/schema';

export async function checkCredentialsAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(credentialsInput, form, (ctx, input) => checkCredentials(ctx.actor, input));
}

export async function createUserAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<CreatedUser>> {
  return runAction(createUserInput, form, async (ctx, input) => {
    const created = await createUser(ctx, input);
    revalidateProject(ctx);
    return created;
  });
}
