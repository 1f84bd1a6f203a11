import { CopyLinkForm } from '@/components/users/copy-link-form';
import { InvitationSection } from '@/components/users/invitation-section';
import { ResendForm } from '@/components/users/resend-form';
import { WithdrawButton } from '@/components/users/withdraw-dialog';
import type { Actor } from '@/lib/core/actor';
import type { MemberDetails } from '@/lib/members/queries/get-member';
import { invitationTarget } from '../../_components/user-row';
import {
  copyInvitationLinkAction,
  resendInvitationAction,
  withdrawInvitationAndLeaveAction,
} from '../../actions';
import { isMendedByResending } from './why-not';

interface PendingInvitationProps {
  actor: Actor;
  user: MemberDetails;
  now: Date;
}

/** The invitation while it waits, with what can be done about it. */
export function PendingInvitation({ actor, user, now }: PendingInvitationProps) {
  const { invitation } = user;
  if (!invitation) return null;
  const target = actor.may('users', 'READ_WRITE') ? invitationTarget(actor, user, now) : undefined;
  const hidden = { project: actor.projectSlug, invitationId: invitation.id };
  return (
    <InvitationSection
      invitation={{ ...invitation, expired: invitation.expiresAt <= now }}
      controls={
        target && (
          <>
            {!isMendedByResending(user) && (
              <ResendForm
                action={resendInvitationAction}
                hidden={{ ...hidden, lastSentAt: target.lastSentAt }}
                refusal={target.refusals.resend}
              />
            )}
            <CopyLinkForm
              // A link that was shown dies when the invitation is sent again.
              key={target.lastSentAt}
              action={copyInvitationLinkAction}
              hidden={hidden}
              refusal={target.refusals.copyLink}
            />
            <WithdrawButton
              action={withdrawInvitationAndLeaveAction}
              hidden={hidden}
              name={user.name}
              refusal={target.refusals.withdraw}
            />
          </>
        )
      }
    />
  );
}
