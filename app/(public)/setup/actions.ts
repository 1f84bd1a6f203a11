'use server';

import { redirect } from 'next/navigation';
import { holdChallenge } from '@/lib/auth/challenge-cookie';
import type { ActionState } from '@/lib/core/action-state';
import { runPublicAction } from '@/lib/delivery/run-action';
import { setUpFirstProject } from '@/lib/projects/commands/set-up-first-project';
import { setUpInput } from '@/lib/projects/schema';

export async function setUpAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runPublicAction(setUpInput, form, async (ctx, input) => {
    const { invitationToken, challengeToken } = await setUpFirstProject(ctx, input);
    await holdChallenge(challengeToken);
    redirect(`/invitation/${invitationToken}`);
  });
}
