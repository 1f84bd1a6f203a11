import { ActsOnUsersPanel } from '@/components/users/acts-on-users-panel';
import { selectionFilter } from '@/components/users/list-address';
import type { Actor } from '@/lib/core/actor';
import { actsOnMany, type ActOnMany } from '@/lib/members/person-schema';
import type { MemberListParams } from '@/lib/members/schema';
import {
  deleteUsersAction,
  disableUsersAction,
  enableUsersAction,
  revokeAccessOfManyAction,
} from '../bulk-actions';

const actions = {
  enable: enableUsersAction,
  disable: disableUsersAction,
  revoke: revokeAccessOfManyAction,
  delete: deleteUsersAction,
};

/** The act on many that an address asks for: `?panel=disable-users`. */
export function addressedActOnMany(panel: string | string[] | undefined): ActOnMany | undefined {
  return actsOnMany.find((act) => `${act}-users` === panel);
}

interface ActOnUsersProps {
  actor: Actor;
  act: ActOnMany;
  address: MemberListParams;
  closeHref: string;
}

/** The panel of an act on the selected users. */
export function ActOnUsers({ actor, act, address, closeHref }: ActOnUsersProps) {
  return (
    <ActsOnUsersPanel
      act={act}
      project={actor.projectSlug}
      filter={selectionFilter(address)}
      closeHref={closeHref}
      action={actions[act]}
    />
  );
}
