import { recordAudit } from '../../audit/record-audit';
import type { Context } from '../../core/context';
import { holdingProject } from '../holding-project';
import { canWriteSettings } from '../policy';
import type { RenameProjectInput } from '../schema';

/** Changes what the project is called; its address stays. @throws `forbidden` */
export async function renameProject(
  ctx: Context,
  { name }: RenameProjectInput,
): Promise<{ name: string }> {
  return holdingProject(ctx, canWriteSettings, async (tx) => {
    const { projectId } = ctx;
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
