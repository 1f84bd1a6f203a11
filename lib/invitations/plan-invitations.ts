import { levelsOf, resolveGrants } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import type { Decision } from '../core/decision';
import type { WithdrawableInvitation } from './end-invitations';
import type { InvitationRecord } from './find-invitations';
import { canResendInvitation, canWithdrawInvitation, type InvitedTarget } from './policy';
import { roleNamesOf } from './role-names';
import type { SendableInvitation } from './send-anew';

/** Why an invitation is left as it is. */
export type SkipCode = 'accepted' | 'withdrawn' | 'none' | 'outranked' | 'forbidden' | 'ended';

/** What comes of a bulk act for one of the selected. */
export type InvitationPlan = {
  /** The user, or the invitation where nobody is left whom it was for. */
  person: { userId: string; name: string };
} & (
  | { kind: 'act'; invitation: SendableInvitation & WithdrawableInvitation }
  | { kind: 'skip'; code: SkipCode; reason: string }
);

const reasons: Record<SkipCode, string> = {
  accepted: 'They have accepted their invitation already.',
  withdrawn: 'Their invitation was withdrawn.',
  none: 'No invitation of theirs is waiting.',
  outranked: 'They have access that you lack.',
  forbidden: 'Their invitation gives access that you lack.',
  ended: 'Their membership has ended. Change its end first.',
};

export function skipped(person: InvitationPlan['person'], code: SkipCode): InvitationPlan {
  return { person, kind: 'skip', code, reason: reasons[code] };
}

type Policy = (actor: Actor, target: InvitedTarget, now: Date) => Decision;

/** What an act does to each of the invitations: pure, so that the review and the act are the same. */
export function planInvitations(
  actor: Actor,
  act: 'resend' | 'withdraw',
  invitations: readonly InvitationRecord[],
  now: Date,
): InvitationPlan[] {
  const policy: Policy = act === 'resend' ? canResendInvitation : canWithdrawInvitation;
  return invitations.map((record): InvitationPlan => {
    const { invitationId, email, status, member } = record;
    const person = member ?? { userId: invitationId, name: email };
    const named = { userId: person.userId, name: person.name };
    if (status === 'ACCEPTED') return skipped(named, 'accepted');
    if (status === 'WITHDRAWN' || !member) return skipped(named, 'withdrawn');
    const { access, memberId, activatedAt } = member;
    const levels = levelsOf(resolveGrants(access, actor.modules, now));
    const decision = policy(actor, { ...access, ...named, levels }, now);
    if (!decision.allowed) return skipped(named, skipCodeOf(decision.code));
    const { sentAt, expiresAt, outboxMessageId } = record;
    const roleNames = roleNamesOf(access, now);
    const user = { id: member.userId, email: member.email, name: member.name, activatedAt };
    return {
      person: named,
      kind: 'act',
      invitation: {
        id: invitationId,
        memberId,
        user,
        roleNames,
        roles: access.roles,
        sentAt,
        expiresAt,
        outboxMessageId,
      },
    };
  });
}

function skipCodeOf(code: string): SkipCode {
  if (code === 'outranked') return 'outranked';
  return code === 'conflict' ? 'ended' : 'forbidden';
}
