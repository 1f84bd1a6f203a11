import type { ReactElement } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { ActButton } from '@/components/users/act-button';
import { ObstacleNotice } from '@/components/users/obstacle-notice';
import { ResendForm } from '@/components/users/resend-form';
import { SendResetForm } from '@/components/users/send-reset-form';
import type { UserActs } from '@/components/users/user-menu';
import { canEditAccess } from '@/lib/members/policy';
import type { MemberDetails } from '@/lib/members/queries/get-member';
import { getMemberIdentity } from '@/lib/members/queries/get-member-security';
import { invitationTarget } from '../../_components/user-row';
import { resendInvitationAction } from '../../actions';
import { sendPasswordResetAction } from '../../identity-actions';
import { mendingAct } from './act-controls';
import { targetMember } from './target-member';
import { openAct } from './viewed-acts';
import type { ViewedUser } from './viewed-user';

interface WhyNotProps {
  viewed: ViewedUser;
  acts: UserActs | undefined;
}

/** Whether sending the invitation again stands beside the reason; else it stands with the facts. */
export function isMendedByResending({ obstacle, status }: MemberDetails): boolean {
  return status === 'INVITED' && obstacle !== null;
}

/** Why the person cannot sign in, when that is so, with what mends it. */
export async function WhyNot({ viewed, acts }: WhyNotProps) {
  const { user } = viewed;
  if (!user.obstacle) return null;
  const fixes = acts ? [...fixesOf(viewed, acts), ...(await credentialFixesOf(viewed))] : [];
  return (
    <ObstacleNotice name={user.name} obstacle={user.obstacle} fix={fixes.length > 0 && fixes} />
  );
}

function fixesOf(viewed: ViewedUser, acts: UserActs): ReactElement[] {
  const { actor, user, now } = viewed;
  const userHref = `/${actor.projectSlug}/users/${user.userId}`;
  const fixes: ReactElement[] = [];
  const mending = mendingAct(user);
  const act = mending && openAct(acts, mending);
  if (act) fixes.push(<ActButton key="act" {...act} userHref={userHref} />);
  if (user.obstacle?.kind === 'ended' && canEditAccess(actor, targetMember(viewed)).allowed) {
    fixes.push(
      <ButtonLink key="end" href={`${userHref}/access?panel=edit-role`}>
        Change the end date
      </ButtonLink>,
    );
  }
  const invitation = isMendedByResending(user) && invitationTarget(actor, user, now);
  if (invitation) {
    fixes.push(
      <ResendForm
        key="resend"
        action={resendInvitationAction}
        hidden={{
          project: actor.projectSlug,
          invitationId: invitation.invitationId,
          lastSentAt: invitation.lastSentAt,
        }}
        refusal={invitation.refusals.resend}
      />,
    );
  }
  return fixes;
}

/** What mends the credentials themselves. */
async function credentialFixesOf({ actor, user, now }: ViewedUser): Promise<ReactElement[]> {
  const { obstacle, userId } = user;
  if (obstacle?.kind === 'factor-reset') {
    return [
      <ButtonLink key="security" href={`/${actor.projectSlug}/users/${userId}/security`}>
        Open Security
      </ButtonLink>,
    ];
  }
  if (obstacle?.kind !== 'needs-reset' || userId === actor.userId) return [];
  const { refusals } = await getMemberIdentity(actor, userId, now);
  return refusals
    ? [
        <SendResetForm
          key="reset"
          action={sendPasswordResetAction}
          hidden={{ project: actor.projectSlug, userId }}
          refusal={refusals.sendPasswordReset}
        />,
      ]
    : [];
}
