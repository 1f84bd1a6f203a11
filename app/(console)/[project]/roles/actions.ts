'use server';

import { redirect, RedirectType } from 'next/navigation';
import type { RoleEditReview } from '@/components/roles/role-review';
import { setFlash } from '@/components/ui/flash';
import { compareAccess } from '@/lib/access/compare-access';
import { levelsOfRoles } from '@/lib/access/levels-of-roles';
import type { ActionState } from '@/lib/core/action-state';
import type { Context } from '@/lib/core/context';
import { isAppError } from '@/lib/core/errors';
import { revalidateProject } from '@/lib/delivery/revalidate-project';
import { runAction } from '@/lib/delivery/run-action';
import { createRole } from '@/lib/roles/commands/create-role';
import { deleteRole } from '@/lib/roles/commands/delete-role';
import { updateRole } from '@/lib/roles/commands/update-role';
import { previewUpdate } from '@/lib/roles/queries/preview-role';
import {
  createRoleInput,
  deleteRoleInput,
  updateRoleInput,
  type CreateRoleInput,
  type UpdateRoleInput,
} from '@/lib/roles/schema';

async function created(ctx: Context, input: CreateRoleInput): Promise<string> {
  const { id, name } = await createRole(ctx, input);
  revalidateProject(ctx);
  await setFlash(`Role ${name} created`);
  return id;
}

export async function createRoleAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<never>> {
  return runAction(createRoleInput, form, async (ctx, input) => {
    const id = await created(ctx, input);
    redirect(`/${ctx.actor.projectSlug}/roles/${id}`, RedirectType.replace);
  });
}

/** From the invite panel, to which it leads back with the new role. */
export async function createRoleForInviteAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<never>> {
  return runAction(createRoleInput, form, async (ctx, input) => {
    const id = await created(ctx, input);
    redirect(`/${ctx.actor.projectSlug}/users?panel=invite&newRole=${id}`, RedirectType.replace);
  });
}

/** Without the review that was shown it answers one; with it, it saves. */
export async function updateRoleAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<RoleEditReview>> {
  const state = await runAction(updateRoleInput, form, async (ctx, input) => {
    if (input.reviewed === '') return reviewOf(ctx, input, false);
    const { name } = await updateRole(ctx, input);
    revalidateProject(ctx);
    await setFlash(`Role ${name} saved`);
    redirect(`/${ctx.actor.projectSlug}/roles/${input.roleId}`, RedirectType.replace);
  });
  // The role is what the form was filled from, but saving would do something else by now.
  const moved = state.status === 'error' && state.code === 'stale' && !state.staleness;
  if (!moved) return state;
  return runAction(updateRoleInput, form, (ctx, input) => reviewOf(ctx, input, true));
}

async function reviewOf(
  { actor, now }: Context,
  input: UpdateRoleInput,
  moved: boolean,
): Promise<RoleEditReview> {
  const { before, after, effects, reviewed } = await previewUpdate(actor, input, now);
  const { modules } = actor;
  return {
    name: after.name,
    levels: after.levels,
    renamedFrom: before.name === after.name ? null : before.name,
    changes: compareAccess(
      levelsOfRoles([before], modules),
      levelsOfRoles([after], modules),
      modules,
    ),
    effects,
    reviewed,
    basis: input.basis,
    moved,
  };
}

export async function deleteRoleAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<never>> {
  return runAction(deleteRoleInput, form, async (ctx, input) => {
    const { name } = await deleteRole(ctx, input).catch((error: unknown) => {
      // The page shows what is no longer so: it is rendered again with what is.
      if (isAppError(error, 'stale')) revalidateProject(ctx);
      throw error;
    });
    revalidateProject(ctx);
    await setFlash(`Role ${name} deleted`);
    redirect(`/${ctx.actor.projectSlug}/roles`, RedirectType.replace);
  });
}
