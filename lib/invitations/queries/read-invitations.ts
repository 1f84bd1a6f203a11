import { cursorIsUnknown, type Page } from '../../core/api-list';
import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { canReadUsers } from '../../members/policy';
import { database } from '../../platform/database';
import { Prisma } from '../../platform/generated/client';
import { findInvitations, type InvitationRecord } from '../find-invitations';
import { invitationCondition, type InvitationFilter } from '../invitation-conditions';
import { countInvitations, cursorAt, cursorOf, pageSql } from '../invitation-page';
import { findVoidInvitations } from '../lost-rights';

export type ReadInvitation = InvitationRecord & {
  /** Whoever sent it has lost the right to give what it gives, so its links open nothing. */
  isVoid: boolean;
};

type Asked = InvitationFilter & { limit: number; cursor?: string | undefined; count: boolean };

/**
 * One page of the project's invitations for programs, newest sent first: a page after the last is
 * empty, and a cursor of another list is refused.
 * @throws `forbidden`; `invalid` for a cursor that is none
 */
export async function readInvitations(
  actor: Actor,
  { limit, cursor, count, ...filter }: Asked,
  now: Date,
): Promise<Page<ReadInvitation>> {
  assertAllowed(canReadUsers(actor));
  const place = cursor === undefined ? null : cursorOf(cursor);
  if (cursor !== undefined && place?.side !== 'after') throw cursorIsUnknown();
  const condition = invitationCondition(actor.projectId, filter, now);
  const found = await findInvitations(database(), pageSql(condition, place, limit), now);
  const data = await judged(actor, found.slice(0, limit), now);
  return {
    data,
    next: found.length > limit ? cursorAt('after', data.at(-1)) : null,
    ...(count ? { count: await countInvitations(database(), condition) } : {}),
  };
}

/** @throws `forbidden`; `not_found` also for one of another project */
export async function getInvitation(actor: Actor, id: string, now: Date): Promise<ReadInvitation> {
  assertAllowed(canReadUsers(actor));
  const ids = Prisma.sql`
    SELECT i.id FROM invitations i
    WHERE i.id = ${id}::uuid AND i.project_id = ${actor.projectId}::uuid`;
  const [found] = await judged(actor, await findInvitations(database(), ids, now), now);
  if (!found) throw new AppError('not_found', 'There is no such invitation.');
  return found;
}

/** Those that were sent at this moment to these addresses, by address. @throws `forbidden` */
export async function findInvitationsSentNow(
  actor: Actor,
  emails: readonly string[],
  now: Date,
): Promise<Map<string, ReadInvitation>> {
  assertAllowed(canReadUsers(actor));
  if (emails.length === 0) return new Map();
  const ids = Prisma.sql`
    SELECT i.id FROM invitations i
    WHERE i.project_id = ${actor.projectId}::uuid AND i.sent_at = ${now}::timestamptz
      AND i.invited_by_id = ${actor.userId}::uuid AND i.email = ANY(${[...emails]})`;
  const found = await findInvitations(database(), ids, now);
  // Who has just sent them may give what they give.
  return new Map(found.map((each) => [each.email, { ...each, isVoid: false }]));
}

async function judged(
  actor: Actor,
  found: readonly InvitationRecord[],
  now: Date,
): Promise<ReadInvitation[]> {
  const waiting = found.filter(({ status }) => status === 'PENDING');
  const voids = await findVoidInvitations(database(), actor, waiting, now);
  return found.map((each) => ({ ...each, isVoid: voids.has(each.invitationId) }));
}
