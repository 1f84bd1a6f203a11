import { recordAudit } from '../audit/record-audit';
import type { RequestContext } from '../core/context';
import { AppError } from '../core/errors';
import { database } from '../platform/database';
import type { Tx } from '../platform/transact';
import {
  findInvitationLink,
  lockInvitationOf,
  type ClosedReason,
  type InvitationLinkState,
} from './invitation-link';

export type OpenInvitation = Extract<InvitationLinkState, { open: true }>;

const sentences: Record<ClosedReason | 'unknown', string> = {
  used: 'This invitation was accepted already. Sign in instead.',
  expired: 'This invitation has expired. Ask for a new one.',
  withdrawn: 'This invitation was withdrawn.',
  superseded: 'A newer invitation was sent. Use the link in the newest mail.',
  void: 'This invitation is no longer valid. Ask for a new one.',
  unknown: 'This link is not complete or never existed. Open it from the mail again.',
};

/**
 * The open invitation behind a token, its rows locked until the transaction ends.
 * @throws `link_invalid` with a sentence that says why and what to do
 */
export async function requireOpenInvitation(
  tx: Tx,
  ctx: RequestContext,
  token: string,
): Promise<OpenInvitation> {
  await lockInvitationOf(tx, token);
  const state = await findInvitationLink(token, ctx.now, tx);
  if (state?.open) return state;
  throw new AppError('link_invalid', sentences[state ? state.reason : 'unknown']);
}

/** Records that a link was refused; the transaction that refused it has been rolled back. */
export async function recordLinkRefusal(
  ctx: RequestContext,
  token: string,
  error: unknown,
): Promise<void> {
  if (!(error instanceof AppError) || error.code !== 'link_invalid') return;
  const state = await findInvitationLink(token, ctx.now);
  await recordAudit(database(), ctx, {
    event: 'invitation.refused',
    outcome: 'REFUSED',
    projectId: state?.invitation.projectId ?? null,
    target: state
      ? { type: 'invitation', id: state.invitation.id, email: state.invitation.email }
      : undefined,
    reason: error.message,
  });
}
