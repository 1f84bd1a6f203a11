import { keyPartFor } from '../../access/module-key';
import { recordAudit } from '../../audit/record-audit';
import type { Context } from '../../core/context';
import { AppError } from '../../core/errors';
import type { Tx } from '../../platform/transact';
import { holdingProject } from '../../projects/holding-project';
import { canWriteSettings } from '../../projects/policy';
import type { AddModuleInput } from '../schema';
import { requireFreeName, requireModuleInUse, requireRoom, siblingsInUse } from '../store';

/** A program names the place by the key alone: `payments.refunds` is a part of `payments`. */
type NewModule = AddModuleInput | { name: string; wholeKey: string };

/**
 * Adds a module, or a sub-module to one, after those that are there. System roles reach it at
 * once; roles of the project's own where they name the module above it.
 * @throws `forbidden`; `not_found` for another project's module; `invalid`; `conflict`
 */
export async function addModule(
  ctx: Context,
  input: NewModule,
): Promise<{ id: string; key: string; name: string }> {
  return holdingProject(ctx, canWriteSettings, async (tx) => {
    const { projectId } = ctx;
    const { part, parentId } = await placeOf(tx, projectId, input);
    const parent = parentId ? await requireParent(tx, projectId, parentId) : null;
    await requireRoom(tx, projectId, 1);
    const place = { projectId, parentId: parent?.id ?? null };
    await requireFreeName(tx, projectId, { ...place, name: input.name });
    const key = await requireFreeKey(tx, projectId, part, parent?.key ?? null);
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

async function placeOf(
  tx: Tx,
  projectId: string,
  input: NewModule,
): Promise<{ part: string; parentId: string }> {
  if ('parentId' in input) {
    const part = input.key || keyPartFor(input.name);
    if (!part) throw invalid('key', 'Enter a key: none can be made of this name.');
    return { part, parentId: input.parentId };
  }
  const [first = '', part] = input.wholeKey.split('.');
  if (part === undefined) return { part: first, parentId: '' };
  const parent = await tx.module.findUnique({
    where: { projectId_key: { projectId, key: first } },
    select: { id: true },
  });
  if (parent) return { part, parentId: parent.id };
  throw invalid('key', `There is no module ${first} of which this could be a part. Add it first.`);
}

async function requireParent(tx: Tx, projectId: string, parentId: string) {
  const parent = await requireModuleInUse(tx, projectId, parentId);
  if (!parent.parent) return parent;
  throw invalid('parentId', 'A sub-module cannot have sub-modules of its own.');
}

async function requireFreeKey(
  tx: Tx,
  projectId: string,
  part: string,
  parentKey: string | null,
): Promise<string> {
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
