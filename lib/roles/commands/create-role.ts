import { assertKnownModules } from '../../access/known-modules';
import { roleLevels } from '../../access/levels';
import type { RoleAccess } from '../../access/resolve-access';
import { recordAudit } from '../../audit/record-audit';
import type { Context } from '../../core/context';
import { holdingProject } from '../../projects/holding-project';
import { canWriteRoles } from '../policy';
import { factsOfRole } from '../role-facts';
import { assertMayRaise, effectiveLevels } from '../role-review';
import type { CreateRoleInput } from '../schema';
import { requireFreeName, requireRoom, writeLevels } from '../store';

/**
 * Adds a role of the project's own. Takes the project's access alone, as every change of roles.
 * @throws `forbidden`, with the fields above the actor's own levels; `invalid` with the field;
 * `conflict` when there are too many
 */
export async function createRole(
  ctx: Context,
  input: CreateRoleInput,
): Promise<{ id: string; name: string }> {
  return holdingProject(ctx, canWriteRoles, async (tx, actor) => {
    const { projectId } = ctx;
    await requireFreeName(tx, projectId, input);
    await requireRoom(tx, projectId);
    const { modules } = actor;
    assertKnownModules(input.levels, modules);
    const chosen = effectiveLevels(input.levels, modules);
    assertMayRaise(actor, {}, chosen);
    const levels = roleLevels(chosen, modules);
    const { id, name } = await tx.role.create({
      data: { projectId, name: input.name, createdAt: ctx.now },
    });
    await writeLevels(tx, { projectId, id }, levels, modules);
    const created: RoleAccess = { id, name, systemRole: null, levels };
    await recordAudit(tx, ctx, {
      event: 'role.created',
      projectId,
      target: { type: 'role', id, name },
      after: factsOfRole(created, modules),
    });
    return { id, name };
  });
}
