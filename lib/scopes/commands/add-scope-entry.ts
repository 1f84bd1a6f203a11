import { recordAudit } from '../../audit/record-audit';
import type { Context } from '../../core/context';
import { AppError } from '../../core/errors';
import type { Tx } from '../../platform/transact';
import { holdingProject } from '../../projects/holding-project';
import { canWriteSettings } from '../../projects/policy';
import { entryEvents } from '../entry-events';
import { scopeWords, type AddScopeEntryInput } from '../schema';
import { requireRoom } from '../store';

/**
 * Adds a product or gateway. Whoever is restricted to none of its kind has it at once.
 * @throws `forbidden`; `invalid` when the ID is taken; `conflict` when there are too many
 */
export async function addScopeEntry(
  ctx: Context,
  input: AddScopeEntryInput,
): Promise<{ id: string; name: string }> {
  return holdingProject(ctx, canWriteSettings, async (tx) => {
    const { projectId } = ctx;
    await requireFreeId(tx, projectId, input);
    await requireRoom(tx, projectId, input.kind);
    const { kind, externalId, name } = input;
    const { id } = await tx.scopeItem.create({
      data: { projectId, kind, externalId, name, createdAt: ctx.now },
    });
    const { type, created } = entryEvents[kind];
    await recordAudit(tx, ctx, {
      event: created,
      projectId,
      target: { type, id, name },
      after: { externalId, name },
    });
    return { id, name };
  });
}

async function requireFreeId(
  tx: Tx,
  projectId: string,
  { kind, externalId }: AddScopeEntryInput,
): Promise<void> {
  const holder = await tx.scopeItem.findUnique({
    where: { projectId_kind_externalId: { projectId, kind, externalId } },
    select: { name: true, retiredAt: true },
  });
  if (!holder) return;
  const advice = holder.retiredAt ? ', which is retired and can be restored' : '';
  const message = `The ${scopeWords[kind].id} ${externalId} belongs to ${holder.name}${advice}.`;
  throw new AppError('invalid', 'Some fields need your attention.', {
    fieldErrors: { externalId: [message] },
  });
}
