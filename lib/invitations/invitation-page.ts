import type { Reader } from '../access/queries/find-member-access';
import { decodeCursor, encodeCursor, type MemberCursor } from '../members/cursor';
import { Prisma } from '../platform/generated/client';
import type { InvitationRecord } from './find-invitations';
import { countedInvitations } from './limits';

const order = 'sent';

/** @returns null for a cursor of no list of invitations */
export function cursorOf(text: string | null): MemberCursor | null {
  return decodeCursor(order, text);
}

/** The IDs of one page and one more, newest sent first. */
export function pageSql(
  condition: Prisma.Sql,
  cursor: MemberCursor | null,
  limit: number,
): Prisma.Sql {
  const backwards = cursor?.side === 'before';
  const direction = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const comparison = backwards ? Prisma.sql`>` : Prisma.sql`<`;
  const beyond = cursor
    ? Prisma.sql`(i.sent_at, i.id) ${comparison} (${new Date(cursor.key)}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.sql`TRUE`;
  return Prisma.sql`
    SELECT i.id FROM invitations i LEFT JOIN members m ON m.id = i.member_id
    WHERE ${condition} AND ${beyond}
    ORDER BY i.sent_at ${direction}, i.id ${direction} LIMIT ${limit + 1}`;
}

export function cursorAt(
  side: MemberCursor['side'],
  row: Pick<InvitationRecord, 'invitationId' | 'sentAt'> | undefined,
): string | null {
  return row
    ? encodeCursor(order, { side, key: row.sentAt.toISOString(), id: row.invitationId })
    : null;
}

/** Exact up to `countedInvitations`; one more stands for "more than that". */
export async function countInvitations(db: Reader, condition: Prisma.Sql): Promise<number> {
  const [counted] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (
      SELECT 1 FROM invitations i LEFT JOIN members m ON m.id = i.member_id
      WHERE ${condition} LIMIT ${countedInvitations + 1}) counted`;
  return counted?.n ?? 0;
}
