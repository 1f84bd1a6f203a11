import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { canReadUsers } from '../../members/policy';
import { database } from '../../platform/database';
import { findInvitations, type InvitationRecord } from '../find-invitations';
import { invitationCondition } from '../invitation-conditions';
import { countInvitations, cursorAt, cursorOf, pageSql } from '../invitation-page';
import { invitationsPerPage, type InvitationListParams } from '../listing-schema';
import { findVoidInvitations } from '../lost-rights';

export type ListedInvitation = InvitationRecord & {
  /** Whoever sent it has lost the right to give what it gives, so its links open nothing. */
  isVoid: boolean;
};

export type InvitationPage = {
  rows: ListedInvitation[];
  /** Exact up to `countedInvitations`; one more stands for "more than that". */
  total: number;
  previous: string | null;
  next: string | null;
};

/** One page of the project's invitations, newest sent first. @throws `forbidden` */
export async function listInvitations(
  actor: Actor,
  params: InvitationListParams,
  now: Date,
): Promise<InvitationPage> {
  assertAllowed(canReadUsers(actor));
  const db = database();
  const condition = invitationCondition(actor.projectId, params, now);
  const cursor = cursorOf(params.cursor);
  const backwards = cursor?.side === 'before';
  const [found, total] = await Promise.all([
    findInvitations(db, pageSql(condition, cursor, invitationsPerPage), now),
    countInvitations(db, condition),
  ]);
  const hasMore = found.length > invitationsPerPage;
  // What was at the cursor may be gone; and the way back ends on a full first page.
  if (cursor && (found.length === 0 || (backwards && found.length < invitationsPerPage))) {
    return listInvitations(actor, { ...params, cursor: null }, now);
  }
  const shown = backwards ? found.slice(-invitationsPerPage) : found.slice(0, invitationsPerPage);
  const waiting = shown.filter(({ status }) => status === 'PENDING');
  const voids = await findVoidInvitations(db, actor, waiting, now);
  return {
    rows: shown.map((row) => ({ ...row, isVoid: voids.has(row.invitationId) })),
    total,
    previous: (backwards ? hasMore : cursor !== null) ? cursorAt('before', shown[0]) : null,
    next: backwards || hasMore ? cursorAt('after', shown.at(-1)) : null,
  };
}
