import type { z } from 'zod';
import { namedLevel } from '@/lib/core/access-level';
import type { Context } from '@/lib/core/context';
import { AppError, isAppError } from '@/lib/core/errors';
import { holdAccess } from '@/lib/projects/hold-access';
import type { updateRoleBody } from '@/lib/roles/api-schema';
import { deleteRole } from '@/lib/roles/commands/delete-role';
import { updateRole } from '@/lib/roles/commands/update-role';
import { getRole } from '@/lib/roles/queries/get-role';
import { getRoleLevels } from '@/lib/roles/queries/list-role-levels';
import { previewDeletion, previewUpdate } from '@/lib/roles/queries/preview-role';

/** What the body leaves out stays as it is. */
export async function changeRole(
  ctx: Context,
  roleId: string,
  body: z.output<typeof updateRoleBody>,
): Promise<void> {
  await holdAccess(ctx);
  const { actor, now } = ctx;
  const { name, levels } = await getRoleLevels(actor, roleId);
  // What the role names for retired modules is no part of an edit.
  const kept = Object.fromEntries(
    actor.modules.flatMap(({ key }) => {
      const level = namedLevel(levels, key);
      return level === null ? [] : [[key, level]];
    }),
  );
  const input = { roleId, name: body.name ?? name, levels: body.levels ?? kept };
  const { reviewed } = await previewUpdate(actor, input, now);
  await updateRole(ctx, { ...input, reviewed });
}

/** @param moveTo where those go who hold it; needed only while somebody does */
export async function removeRole(
  ctx: Context,
  roleId: string,
  moveTo: string | undefined,
): Promise<void> {
  await holdAccess(ctx);
  const { actor, now } = ctx;
  const input = { roleId, replacementId: moveTo === undefined || moveTo === 'none' ? '' : moveTo };
  try {
    const { reviewed } = await previewDeletion(actor, input, now);
    if (moveTo === undefined) await assertUnheld(ctx, roleId);
    await deleteRole(ctx, { ...input, reviewed });
  } catch (error) {
    if (!isAppError(error) || !error.details.fieldErrors?.replacementId) throw error;
    throw new AppError(error.code, error.message, { problems: [moveToProblem(error.message)] });
  }
}

async function assertUnheld({ actor, now }: Context, roleId: string): Promise<void> {
  const { users } = await getRole(actor, roleId, now);
  if (users === 0) return;
  const hold = users === 1 ? '1 user holds' : `${users} users hold`;
  throw new AppError(
    'conflict',
    `${hold} this role. Say where they go: moveTo=<the ID of another role>, or moveTo=none.`,
    { problems: [moveToProblem(`${hold} this role.`)] },
  );
}

function moveToProblem(detail: string) {
  return { code: 'invalid', detail, source: { parameter: 'moveTo' } };
}
