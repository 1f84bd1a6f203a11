import type { Context } from '../../core/context';
import { canWriteSettings } from '../../projects/policy';
import { holdingProject } from '../../projects/holding-project';
import { move, type MovedModule } from '../move';
import { rename } from '../rename';
import { restore } from '../restore';
import { retire } from '../retire';
import type { MoveModuleInput, RenameModuleInput, ReviewedModuleInput } from '../schema';
import { requireProductModule } from '../store';

type Named = Promise<{ name: string }>;

/**
 * Changes what screens call a module; its key, by which the product and the API know it, stays.
 * @throws `forbidden`, `not_found`, `invalid`; `conflict` once it is retired
 */
export function renameModule(ctx: Context, input: RenameModuleInput): Named {
  return holdingProject(ctx, canWriteSettings, (tx) => rename(tx, ctx, input));
}

/**
 * Moves a module within the modules or within its own. At the end of them it stays where it is.
 * @throws `forbidden`, `not_found`; `conflict` once it is retired
 */
export function moveModule(ctx: Context, input: MoveModuleInput): Promise<MovedModule> {
  return holdingProject(ctx, canWriteSettings, (tx) => move(tx, ctx, input));
}

/**
 * Takes a module and its sub-modules out of use: nobody has access to them any more. What was
 * granted on them is kept, so that a restore brings it back.
 * @throws `forbidden`, `not_found`; `conflict` when it is retired; `stale` when more or less would
 * happen than was reviewed
 */
export function retireModule(ctx: Context, input: ReviewedModuleInput): Named {
  return holdingProject(ctx, canWriteSettings, (tx) => retire(tx, ctx, input));
}

/**
 * Brings a retired module back, and with it what people had on it.
 * @throws `forbidden`, `not_found`; `conflict` when it is in use, or the module above it is not;
 * `invalid` when its name was given to another; `stale`
 */
export function restoreModule(ctx: Context, input: ReviewedModuleInput): Named {
  return holdingProject(ctx, canWriteSettings, (tx) => restore(tx, ctx, input));
}

/** What is left out stays as it is; positions begin with 1. */
type ModuleChanges = {
  name?: string | undefined;
  retired?: boolean | undefined;
  position?: number | undefined;
};

/**
 * All of the changes or none: brought back before the rest of it, and taken out of use after. What
 * is so already stays so.
 * @throws as the commands for each of them, never `stale`
 */
export function updateModule(
  ctx: Context,
  { moduleId, name, retired, position }: ModuleChanges & { moduleId: string },
): Promise<void> {
  return holdingProject(ctx, canWriteSettings, async (tx) => {
    const { retiredAt } = await requireProductModule(tx, ctx.projectId, moduleId);
    if (retired === false && retiredAt) await restore(tx, ctx, { moduleId, reviewed: null });
    if (name !== undefined) await rename(tx, ctx, { moduleId, name });
    if (position !== undefined) await move(tx, ctx, { moduleId, position });
    if (retired === true && !retiredAt) await retire(tx, ctx, { moduleId, reviewed: null });
  });
}
