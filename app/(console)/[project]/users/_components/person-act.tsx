import { PersonActPanel } from '@/components/users/person-act-panel';
import type { Actor } from '@/lib/core/actor';
import { orNotFound } from '@/lib/delivery/page-actor';
import { personActs, type PersonAct } from '@/lib/members/person-schema';
import { previewAct } from '@/lib/members/queries/preview-act';
import {
  deleteUserAction,
  disableUserAction,
  enableUserAction,
  grantAccessAction,
  lockUserAction,
  revokeAccessAction,
  unlockUserAction,
} from '../person-actions';

const actions = {
  disable: disableUserAction,
  enable: enableUserAction,
  lock: lockUserAction,
  unlock: unlockUserAction,
  revoke: revokeAccessAction,
  grant: grantAccessAction,
  delete: deleteUserAction,
};

/** The act that an address asks for by `panel`. */
export function addressedAct(panel: string | string[] | undefined): PersonAct | undefined {
  return personActs.find((act) => act === panel);
}

interface PersonActProps {
  actor: Actor;
  act: PersonAct;
  userId: string;
  /** The page without the panel. */
  closeHref: string;
  /** Where to go after it. */
  backHref?: string;
}

/** The dialog of an act on one user, for those who may change users; 404 for anybody else's. */
export async function PersonActDialog({
  actor,
  act,
  userId,
  closeHref,
  backHref = closeHref,
}: PersonActProps) {
  if (!actor.may('users', 'READ_WRITE')) return null;
  const preview = await orNotFound(previewAct(actor, userId, act, new Date()));
  return (
    <PersonActPanel
      {...preview}
      act={act}
      action={actions[act]}
      hidden={{ project: actor.projectSlug, userId, back: backHref }}
      closeHref={closeHref}
    />
  );
}
