import { database } from '../platform/database';
import { Prisma } from '../platform/generated/client';
import { planOnce } from '../platform/plan-once';
import { isFiltered } from './member-conditions';
import { memberPageSql, type MemberPageQuery } from './member-page';
import { memberColumns, memberJoins, type FoundMember } from './member-rows';
import { membersPerPage } from './schema';

type Row = { total: number | null } & (FoundMember | { memberId: null });

/**
 * The members at a place of the ordered list, in that order, and one more where there are more: at
 * its start when the place was walked to backwards. One query.
 */
export async function findMemberPage(
  projectId: string,
  query: MemberPageQuery,
  now: Date,
): Promise<{
  members: FoundMember[];
  /** Of all that match, exact up to `countedMembers`; null where it was not asked for. */
  total: number | null;
}> {
  const direction = query.sort.startsWith('-') ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await database().$queryRaw<Row[]>`${planOf(query)}
    WITH ${memberPageSql(projectId, query, now)}
    SELECT total.n AS total, found.* FROM total LEFT JOIN (
      SELECT page.key, ${memberColumns}
      FROM page JOIN members m ON m.id = page.id ${memberJoins}
    ) found ON TRUE
    ORDER BY found.key ${direction}, found."memberId" ${direction}`;
  return {
    members: rows.filter((row) => row.memberId !== null),
    total: query.withTotal ? (rows[0]?.total ?? 0) : null,
  };
}

/** Each length of a page makes a text of its own, and there is room for so many plans only. */
function planOf({ filter, limit }: MemberPageQuery): Prisma.Sql {
  return limit === membersPerPage && !isFiltered(filter) ? planOnce : Prisma.empty;
}
