import { cache } from 'react';
import type { UserActs } from '@/components/users/user-menu';
import type { PersonAct } from '@/lib/members/person-schema';
import { findReach } from '@/lib/members/queries/find-reach';
import { openActsOf } from '../../_components/open-acts';
import type { ViewedUser } from './viewed-user';

// For one request: the frame around the tabs and the tab itself show acts on the same person.
/** What the viewer may do to the viewed user now; undefined for those who may change no users. */
export const viewedActs = cache(
  async ({ actor, user, now }: ViewedUser): Promise<UserActs | undefined> => {
    const reach = await findReach(actor, [user.userId], now);
    return openActsOf(actor, user, reach.get(user.userId), now);
  },
);

/** One of them, when it is open now. */
export function openAct(acts: UserActs | undefined, ...wanted: PersonAct[]) {
  return acts?.acts.find(({ act }) => wanted.includes(act));
}
