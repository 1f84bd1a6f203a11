import { keyPartFor } from '../../access/module-key';
import { recordAudit } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { transact, type Tx } from '../../platform/transact';
import { lockProjectAccess } from '../../access/queries/lock-access';
import { canWriteSettings } from '../../projects/policy';
import type { AddModuleInput } from '../schema';
import { requireFreeName, requireModuleInUse, requireRoom, siblingsInUse } from '../store';

/**
 * Adds a module, or a sub-module to one, after those that are there. System roles reach it at
 * once; roles of the project's own where they name the module above it.
 * @throws `forbidden`; `not_found` for another project's module; `invalid`; `conflict`
 */
export async function addModule(
  ctx: Context,
  input: AddModuleInput,
): Promise<{ id: string; key: string; name: string }> {
  return transact(async (tx) => {
    const { projectId } = ctx;
    await lockProjectAccess(tx, projectId, 'exclusive');
    assertAllowed(canWriteSettings(await lockActor(tx, ctx)));
    const parent = input.parentId ? await requireParent(tx, projectId, input.parentId) : null;
    await requireRoom(tx, projectId, 1);
    const place = { projectId, parentId: parent?.id ?? null };
    await requireFreeName(tx, projectId, { ...place, name: input.name });
    const key = await requireFreeKey(tx, projectId, input, parent?.key ?? null);
    const last = (await siblingsInUse(tx, projectId, place.parentId)).at(-1);
    const { id } = await tx.module.create({
      data: {
        ...place,
        key,
        name: input.name,
        position: (last?.position ?? -1) + 1,
        createdAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      event: 'module.created',
      projectId,
      target: { type: 'module', id, name: input.name },
      after: { key, name: input.name },
    });
    return { id, key, name: input.name };
  });
}

async function requireParent(tx: Tx, projectId: string, parentId: string) {
  const parent = await requireModuleInUse(tx, projectId, parentId);
  if (!parent.parent) return parent;
  throw invalid('parentId', 'A sub-module cannot have sub-modules of its own.');
}

async function requireFreeKey(
  tx: Tx,
  projectId: string,
  { key, name }: AddModuleInput,
  parentKey: string | null,
): Promise<string> {
  const part = key || keyPartFor(name);
  if (!part) throw invalid('key', 'Enter a key: none can be made of this name.');
  const whole = parentKey === null ? part : `${parentKey}.${part}`;
  const holder = await tx.module.findUnique({
    where: { projectId_key: { projectId, key: whole } },
    select: { name: true, retiredAt: true },
  });
  if (!holder) return whole;
  const advice = holder.retiredAt ? ', which is retired and can be restored' : '';
  throw invalid('key', `The key ${whole} belongs to ${holder.name}${advice}.`);
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', 'Some fields need your attention.', {
    fieldErrors: { [field]: [message] },
  });
}
