import { ObstacleNotice } from '@/components/users/obstacle-notice';
import { ResendForm } from '@/components/users/resend-form';
import type { Actor } from '@/lib/core/actor';
import type { MemberDetails } from '@/lib/members/queries/get-member';
import { invitationTarget } from '../../_components/user-row';
import { resendInvitationAction } from '../../actions';

interface WhyNotProps {
  actor: Actor;
  user: MemberDetails;
  now: Date;
}

/** Whether sending the invitation again stands beside the reason; else it stands with the facts. */
export function isMendedByResending({ obstacle, status }: MemberDetails): boolean {
  return status === 'INVITED' && obstacle !== null;
}

/** Why the person cannot sign in, when that is so. */
export function WhyNot({ actor, user, now }: WhyNotProps) {
  if (!user.obstacle) return null;
  const target = actor.may('users', 'READ_WRITE') ? invitationTarget(actor, user, now) : undefined;
  return (
    <ObstacleNotice
      name={user.name}
      obstacle={user.obstacle}
      fix={
        target &&
        isMendedByResending(user) && (
          <ResendForm
            action={resendInvitationAction}
            hidden={{
              project: actor.projectSlug,
              invitationId: target.invitationId,
              lastSentAt: target.lastSentAt,
            }}
            refusal={target.refusals.resend}
          />
        )
      }
    />
  );
}
