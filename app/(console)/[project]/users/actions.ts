'use server';

import { redirect } from 'next/navigation';
import { setFlash } from '@/components/ui/flash';
import { joinWords } from '@/lib/access/explain';
import type { ActionState } from '@/lib/core/action-state';
import { revalidateProject } from '@/lib/delivery/revalidate-project';
import { runAction } from '@/lib/delivery/run-action';
import {
  copyInvitationLink,
  type CopiedInvitationLink,
} from '@/lib/invitations/commands/copy-invitation-link';
import { inviteUsers, type InviteUsersResult } from '@/lib/invitations/commands/invite-users';
import {
  resendInvitation,
  type ResentInvitation,
} from '@/lib/invitations/commands/resend-invitation';
import {
  withdrawInvitation,
  type WithdrawnInvitation,
} from '@/lib/invitations/commands/withdraw-invitation';
import { changeRolesInput, updateAccessInput } from '@/lib/members/access-schema';
import { changeRoles, type ChangedRoles } from '@/lib/members/commands/change-roles';
import { updateAccess } from '@/lib/members/commands/update-access';
import { invitationInput, inviteUsersInput, resendInvitationInput } from '@/lib/invitations/schema';

/** Adds what a toast says to a success. */
function saying<T>(state: ActionState<T>, message: (data: T) => string): ActionState<T> {
  return state.status === 'success' ? { ...state, message: message(state.data) } : state;
}

export async function inviteUsersAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<Pick<InviteUsersResult, 'invited' | 'failed'>>> {
  return runAction(inviteUsersInput, form, async (ctx, input) => {
    const { invited, failed } = await inviteUsers(ctx, input);
    revalidateProject(ctx);
    return { invited, failed };
  });
}

export async function resendInvitationAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<ResentInvitation>> {
  const state = await runAction(resendInvitationInput, form, async (ctx, input) => {
    const resent = await resendInvitation(ctx, input);
    revalidateProject(ctx);
    return resent;
  });
  return saying(state, ({ email }) => `Invitation resent to ${email}`);
}

export async function copyInvitationLinkAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<CopiedInvitationLink>> {
  return runAction(invitationInput, form, copyInvitationLink);
}

export async function withdrawInvitationAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<WithdrawnInvitation>> {
  const state = await runAction(invitationInput, form, async (ctx, input) => {
    const withdrawn = await withdrawInvitation(ctx, input);
    revalidateProject(ctx);
    return withdrawn;
  });
  return saying(state, ({ email }) => `Invitation of ${email} withdrawn`);
}

/** From the person's own page, which goes with the invitation: leads back to the list. */
export async function withdrawInvitationAndLeaveAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<WithdrawnInvitation>> {
  return runAction(invitationInput, form, async (ctx, input) => {
    const { email } = await withdrawInvitation(ctx, input);
    await setFlash(`Invitation of ${email} withdrawn`);
    redirect(`/${ctx.actor.projectSlug}/users`);
  });
}

export async function changeRolesAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<ChangedRoles>> {
  const state = await runAction(changeRolesInput, form, async (ctx, input) => {
    const changed = await changeRoles(ctx, input);
    revalidateProject(ctx);
    return changed;
  });
  return saying(state, ({ name, dropped }) =>
    dropped.length > 0
      ? `Roles of ${name} saved, without ${joinWords(dropped)}`
      : `Roles of ${name} saved`,
  );
}

export async function updateAccessAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState<{ name: string }>> {
  return runAction(updateAccessInput, form, async (ctx, input) => {
    await updateAccess(ctx, input);
    revalidateProject(ctx);
    await setFlash('User access updated successfully');
    redirect(`/${ctx.actor.projectSlug}/users/${input.userId}/access`);
  });
}
