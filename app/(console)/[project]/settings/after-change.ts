import { redirect, RedirectType } from 'next/navigation';
import { setFlash } from '@/components/ui/flash';
import type { Context } from '@/lib/core/context';
import { revalidateProject } from '@/lib/delivery/revalidate-project';

/** Closes the panel that the form is in, and says what was done. */
export async function backTo(
  ctx: Context,
  page: 'project' | 'modules' | 'products' | 'security',
  message: string,
): Promise<never> {
  revalidateProject(ctx);
  await setFlash(message);
  redirect(`/${ctx.actor.projectSlug}/settings/${page}`, RedirectType.replace);
}

/** A refusal may mean that the page shows what is no longer so: it is rendered again with it. */
export async function showAnewWhenRefused<T>(ctx: Context, done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    revalidateProject(ctx);
    throw error;
  }
}
