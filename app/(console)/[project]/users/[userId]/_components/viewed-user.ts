import { cache } from 'react';
import type { Actor } from '@/lib/core/actor';
import { orNotFound, pageActor } from '@/lib/delivery/page-actor';
import { getMember, type MemberDetails } from '@/lib/members/queries/get-member';

export type UserParams = Promise<{ project: string; userId: string }>;

export type ViewedUser = { actor: Actor; user: MemberDetails; now: Date };

// For one request: the frame around the tabs and the tab itself ask for the same person.
const memberOf = cache(async (actor: Actor, userId: string): Promise<ViewedUser> => {
  const now = new Date();
  return { actor, user: await orNotFound(getMember(actor, userId, now)), now };
});

/** The user that an address names, for those who may read users; 404 for anybody else's. */
export async function viewedUser(params: UserParams): Promise<ViewedUser> {
  const { project, userId } = await params;
  return memberOf(await pageActor(project), userId);
}
