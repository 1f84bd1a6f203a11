import { PendingEmailChange } from '@/components/users/pending-email-change';
import type { Actor } from '@/lib/core/actor';
import { hasEmailChange } from '@/lib/members/queries/find-email-change';
import { getMemberIdentity } from '@/lib/members/queries/get-member-security';
import { cancelEmailChangeAction } from '../../identity-actions';

interface EmailChangeProps {
  actor: Actor;
  userId: string;
  now: Date;
}

/** The address that waits for its confirmation, when one does. */
export async function EmailChange({ actor, userId, now }: EmailChangeProps) {
  if (!(await hasEmailChange(actor, userId, now))) return null;
  const { name, email, emailChange, refusals } = await getMemberIdentity(actor, userId, now);
  if (!emailChange) return null;
  return (
    <PendingEmailChange
      name={name}
      email={email}
      newEmail={emailChange.email}
      expiresAt={emailChange.expiresAt}
      cancel={
        refusals
          ? {
              action: cancelEmailChangeAction,
              hidden: { project: actor.projectSlug, userId },
              refusal: refusals.cancelEmailChange,
            }
          : undefined
      }
    />
  );
}
