'use server';

import { z } from 'zod';
import type { ActionState } from '@/lib/core/action-state';
import { assertAllowed } from '@/lib/core/decision';
import { assertRecentlyAuthenticated } from '@/lib/core/reauthentication';
import { runAction } from '@/lib/delivery/run-action';
import { canReadUsers } from '@/lib/members/policy';

/** Asks who is there, so that the download which follows finds a fresh proof. */
export async function confirmDownloadAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<null>> {
  return runAction(z.strictObject({}), form, async ({ actor, now }) => {
    assertAllowed(canReadUsers(actor));
    assertRecentlyAuthenticated({ actor, now });
    return null;
  });
}
