import { UpdateEmailPanel as Panel } from '@/components/users/update-email-panel';
import type { Actor } from '@/lib/core/actor';
import { orNotFound } from '@/lib/delivery/page-actor';
import { getMemberIdentity } from '@/lib/members/queries/get-member-security';
import { requestEmailChangeAction } from '../identity-actions';

interface UpdateEmailPanelProps {
  actor: Actor;
  userId: string;
  /** The page without the panel. */
  closeHref: string;
}

/** The dialog over the list or the details, for those who may change users; 404 for anybody else's. */
export async function UpdateEmailPanel({ actor, userId, closeHref }: UpdateEmailPanelProps) {
  if (!actor.may('users', 'READ_WRITE')) return null;
  const { name, email, emailChange, refusals } = await orNotFound(
    getMemberIdentity(actor, userId, new Date()),
  );
  return (
    <Panel
      name={name}
      email={email}
      refusal={refusals?.updateEmail ?? null}
      pending={emailChange?.email ?? null}
      action={requestEmailChangeAction}
      hidden={{ project: actor.projectSlug, userId, back: closeHref }}
      closeHref={closeHref}
    />
  );
}
