import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { canWriteSettings } from '../policy';
import type { RenameProjectInput } from '../schema';

/** Changes what the project is called; its address stays. @throws `forbidden` */
export async function renameProject(
  ctx: Context,
  { name }: RenameProjectInput,
): Promise<{ name: string }> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    const actor = await lockActor(tx, ctx);
    assertAllowed(canWriteSettings(actor));
    const where = { id: projectId };
    const stored = await tx.project.findUniqueOrThrow({ where, select: { name: true } });
    if (stored.name === name) return { name };
    await tx.project.update({ where, data: { name } });
    await recordAudit(tx, ctx, {
      event: 'project.renamed',
      projectId,
      target: { type: 'project', id: projectId, name },
      before: { name: stored.name },
      after: { name },
    });
    return { name };
  });
}
