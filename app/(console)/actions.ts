'use server';

import { redirect } from 'next/navigation';
import { noInput } from '@/lib/auth/schema';
import { endCurrentSession } from '@/lib/auth/sign-in-session';
import { runPublicAction } from '@/lib/delivery/run-action';

export async function signOutAction(): Promise<void> {
  await runPublicAction(noInput, new FormData(), async () => {
    await endCurrentSession();
    redirect('/sign-in?notice=signed-out');
  });
}
