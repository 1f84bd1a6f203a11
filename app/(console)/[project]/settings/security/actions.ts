'use server';

import type { ActionState } from '@/lib/core/action-state';
import { runAction } from '@/lib/delivery/run-action';
import { changeNetworks } from '@/lib/projects/commands/change-networks';
import { changeSecurity } from '@/lib/projects/commands/change-security';
import { changeNetworksInput } from '@/lib/projects/networks-schema';
import { changeSecurityInput } from '@/lib/projects/security-schema';
import { backTo } from '../after-change';

export async function changeSecurityAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(changeSecurityInput, form, async (ctx, input) => {
    const changed = await changeSecurity(ctx, input);
    return backTo(ctx, 'security', changed ? 'Security settings updated' : 'Nothing was changed');
  });
}

export async function changeNetworksAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(changeNetworksInput, form, async (ctx, input) => {
    const changed = await changeNetworks(ctx, input);
    return backTo(ctx, 'security', changed ? 'Allowed addresses updated' : 'Nothing was changed');
  });
}
