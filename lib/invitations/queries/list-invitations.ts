import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { decodeCursor, encodeCursor, type MemberCursor } from '../../members/cursor';
import { canReadUsers } from '../../members/policy';
import { database } from '../../platform/database';
import { Prisma } from '../../platform/generated/client';
import { findInvitations, type InvitationRecord } from '../find-invitations';
import { invitationCondition } from '../invitation-conditions';
import { countedInvitations } from '../limits';
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

const order = 'sent';

/** One page of the project's invitations, newest sent first. @throws `forbidden` */
export async function listInvitations(
  actor: Actor,
  params: InvitationListParams,
  now: Date,
): Promise<InvitationPage> {
  assertAllowed(canReadUsers(actor));
  const db = database();
  const condition = invitationCondition(actor.projectId, params, now);
  const cursor = decodeCursor(order, params.cursor);
  const backwards = cursor?.side === 'before';
  const [found, [counted]] = await Promise.all([
    findInvitations(db, pageSql(condition, cursor), now),
    db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM (
        SELECT 1 FROM invitations i LEFT JOIN members m ON m.id = i.member_id
        WHERE ${condition} LIMIT ${countedInvitations + 1}) counted`,
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
    total: counted?.n ?? 0,
    previous: (backwards ? hasMore : cursor !== null) ? cursorAt('before', shown[0]) : null,
    next: backwards || hasMore ? cursorAt('after', shown.at(-1)) : null,
  };
}

function pageSql(condition: Prisma.Sql, cursor: MemberCursor | null): Prisma.Sql {
  const backwards = cursor?.side === 'before';
  const direction = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const comparison = backwards ? Prisma.sql`>` : Prisma.sql`<`;
  const beyond = cursor
    ? Prisma.sql`(i.sent_at, i.id) ${comparison} (${new Date(cursor.key)}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.sql`TRUE`;
  return Prisma.sql`
    SELECT i.id FROM invitations i LEFT JOIN members m ON m.id = i.member_id
    WHERE ${condition} AND ${beyond}
    ORDER BY i.sent_at ${direction}, i.id ${direction} LIMIT ${invitationsPerPage + 1}`;
}

function cursorAt(
  side: MemberCursor['side'],
  row: Pick<InvitationRecord, 'invitationId' | 'sentAt'> | undefined,
): string | null {
  return row
    ? encodeCursor(order, { side, key: row.sentAt.toISOString(), id: row.invitationId })
    : null;
}
