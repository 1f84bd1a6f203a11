import { revalidatePath } from 'next/cache';
import type { Context } from '../core/context';

/** After a change: the frame and every page of the project go by what was changed. */
export function revalidateProject(ctx: Context): void {
  revalidatePath(`/${ctx.actor.projectSlug}`, 'layout');
}
