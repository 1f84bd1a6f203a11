'use server';

import { revalidatePath } from 'next/cache';
import { redirect, RedirectType } from 'next/navigation';
import { setFlash } from '@/components/ui/flash';
import { updateProfileInput } from '@/lib/auth/account-schema';
import { updateProfile } from '@/lib/auth/commands/update-profile';
import type { ActionState } from '@/lib/core/action-state';
import { runUserAction } from '@/lib/delivery/run-action';

export async function updateProfileAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runUserAction(updateProfileInput, form, async (ctx, input) => {
    await updateProfile(ctx, input);
    // The name stands in every frame.
    revalidatePath('/', 'layout');
    await setFlash('Name saved');
    redirect('/account', RedirectType.replace);
  });
}
