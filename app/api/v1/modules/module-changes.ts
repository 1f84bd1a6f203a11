import type { z } from 'zod';
import { assertAllowed } from '@/lib/core/decision';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import type { createModuleBody, updateModuleBody } from '@/lib/modules/api-schema';
import { addModule } from '@/lib/modules/commands/add-module';
import { moveModule } from '@/lib/modules/commands/move-module';
import { renameModule } from '@/lib/modules/commands/rename-module';
import { restoreModule } from '@/lib/modules/commands/restore-module';
import { retireModule } from '@/lib/modules/commands/retire-module';
import { getModulePreview } from '@/lib/modules/queries';
import { getModuleEntry, listModuleEntries } from '@/lib/modules/queries/list-module-entries';
import { holdAccess } from '@/lib/projects/hold-access';
import { canWriteSettings } from '@/lib/projects/policy';

/** The key names the module above by itself; a form chooses that and gives the last part. */
export async function createModule(
  ctx: Context,
  { key, name }: z.output<typeof createModuleBody>,
): Promise<{ id: string }> {
  const [above = '', part] = key.split('.');
  if (part === undefined) return addModule(ctx, { name, key: above, parentId: '' });
  assertAllowed(canWriteSettings(ctx.actor));
  await holdAccess(ctx);
  const parent = (await listModuleEntries(ctx.actor)).find((each) => each.key === above);
  if (parent) return addModule(ctx, { name, key: part, parentId: parent.id });
  const detail = `There is no module ${above} of which this could be a part. Add it first.`;
  throw new AppError('invalid', detail, {
    problems: [{ code: 'invalid', detail, source: { pointer: '/key' } }],
  });
}

/** Brought back before the rest of it, and taken out of use after. */
export async function changeModule(
  ctx: Context,
  moduleId: string,
  { name, retired, position }: z.output<typeof updateModuleBody>,
): Promise<void> {
  assertAllowed(canWriteSettings(ctx.actor));
  await holdAccess(ctx);
  await getModuleEntry(ctx.actor, moduleId);
  if (retired === false) await setRetired(ctx, moduleId, false);
  if (name !== undefined) await renameModule(ctx, { moduleId, name });
  if (position !== undefined) await moveModule(ctx, { moduleId, position });
  if (retired === true) await setRetired(ctx, moduleId, true);
}

/** What is so already stays so. */
async function setRetired(ctx: Context, moduleId: string, retired: boolean): Promise<void> {
  const { kind, retiredAt } = await getModuleEntry(ctx.actor, moduleId);
  if ((retiredAt !== null) === retired && kind === 'PRODUCT') return;
  const reviewed =
    // Those of the console are fixed, of which the command tells; there is nothing to review.
    kind === 'CONSOLE'
      ? ''
      : (await getModulePreview(ctx.actor, moduleId, ctx.now)).preview.reviewed;
  await (retired ? retireModule : restoreModule)(ctx, { moduleId, reviewed });
}
