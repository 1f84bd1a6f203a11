import { Prisma } from '../platform/generated/client';
import type { MemberCursor } from './cursor';
import { countedMembers } from './limits';
import type { MemberSort } from './schema';
import { holdersOf } from './access-condition';
import { isFiltered, lastSignInKey, memberCondition, type MemberFilter } from './member-conditions';

type Order = 'name' | 'lastLogin' | 'added';

// Each is the key of an index (project, key, id), to the letter.
const orderKeys: Record<Order, Prisma.Sql> = {
  name: Prisma.sql`m.sort_name`,
  lastLogin: lastSignInKey,
  added: Prisma.sql`m.created_at`,
};

function orderOf(sort: MemberSort): { order: Order; descending: boolean } {
  const descending = sort.startsWith('-');
  return { order: (descending ? sort.slice(1) : sort) as Order, descending };
}

/**
 * Beyond so many matches, walking the order until a page is full visits fewer rows than gathering
 * all of them. A total gathers more, since it has to visit them anyway; but holders of a role are
 * counted without looking at the members.
 */
const gathered = 2_000;

/** What is to be on a page. */
export type MemberPageQuery = {
  filter: MemberFilter;
  sort: MemberSort;
  cursor: MemberCursor | null;
  /** How many are shown. */
  limit: number;
  /** Whether all that match are counted. */
  withTotal: boolean;
};

/**
 * The SQL of one page: `total` (one row: n, at most one more than is counted, and without meaning
 * where it was not asked for) and `page` (IDs and keys, one row more than is shown, in the walked
 * direction).
 *
 * Few matches are gathered once and then sorted; were they left to the planner, it would walk the
 * whole order for a rare fragment. Many matches are never gathered: walking the order then finds
 * a page at once.
 */
export function memberPageSql(
  projectId: string,
  { filter, sort, cursor, limit: shown, withTotal }: MemberPageQuery,
  now: Date,
): Prisma.Sql {
  const { order, descending } = orderOf(sort);
  const key = orderKeys[order];
  const forwards = descending === (cursor?.side === 'before');
  const direction = forwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  // A literal: for any number, the planner would expect a tenth of all.
  const limit = Prisma.raw(String(shown + 1));
  const beyond = (keyOf: Prisma.Sql, idOf: Prisma.Sql) =>
    cursor ? keysetCondition(order, keyOf, idOf, cursor, forwards) : Prisma.sql`TRUE`;
  const mKey = beyond(key, Prisma.sql`m.id`);

  if (!isFiltered(filter)) {
    return Prisma.sql`
      total AS (${withTotal ? countSql(projectId, filter, now) : Prisma.sql`SELECT NULL::int AS n`}),
      page AS (
        SELECT m.id, ${key} AS key FROM members m
        WHERE m.project_id = ${projectId}::uuid AND ${mKey}
        ORDER BY ${key} ${direction}, m.id ${direction} LIMIT ${limit}
      )`;
  }
  const found = memberCondition(projectId, filter, now, 'gather');
  const walked = memberCondition(projectId, filter, now, 'walk');
  const { role } = filter;
  const byRole = role !== null && !isFiltered({ ...filter, role: null });
  const most = byRole || !withTotal ? gathered : countedMembers;
  const counted = byRole
    ? Prisma.sql`
      total AS (SELECT count(*)::int AS n FROM (
        ${holdersOf(projectId, [role], now)} LIMIT ${(withTotal ? countedMembers : most) + 1}) holders),
      matches AS MATERIALIZED (
        SELECT m.id, ${key} AS key FROM members m
        WHERE (SELECT n FROM total) <= ${most} AND ${found}
      )`
    : Prisma.sql`
      matches AS MATERIALIZED (
        SELECT m.id, ${key} AS key FROM members m WHERE ${found} LIMIT ${most + 1}
      ),
      total AS (SELECT count(*)::int AS n FROM matches)`;
  return Prisma.sql`
    ${counted},
    page AS (
      (SELECT id, key FROM matches
       WHERE (SELECT n FROM total) <= ${most}
         AND ${beyond(Prisma.sql`key`, Prisma.sql`id`)}
       ORDER BY key ${direction}, id ${direction} LIMIT ${limit})
      UNION ALL
      (SELECT m.id, ${key} FROM members m
       WHERE (SELECT n FROM total) > ${most} AND ${walked} AND ${mKey}
       ORDER BY ${key} ${direction}, m.id ${direction} LIMIT ${limit})
    )`;
}

/** Counts the members that a filter lets through, up to one more than is told exactly. */
export function countSql(projectId: string, filter: MemberFilter, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS n FROM (
      SELECT 1 FROM members m
      WHERE ${memberCondition(projectId, filter, now)}
      LIMIT ${Prisma.raw(String(countedMembers + 1))}
    ) counted`;
}

/** An order of `members m` from its start, or after a place in it. */
export function orderSql(
  sort: MemberSort,
  cursor: MemberCursor | null,
): { order: Prisma.Sql; beyond: Prisma.Sql } {
  const { order, descending } = orderOf(sort);
  const key = orderKeys[order];
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return {
    order: Prisma.sql`${key} ${direction}, m.id ${direction}`,
    beyond: cursor
      ? keysetCondition(order, key, Prisma.sql`m.id`, cursor, !descending)
      : Prisma.sql`TRUE`,
  };
}

function keysetCondition(
  order: Order,
  key: Prisma.Sql,
  id: Prisma.Sql,
  cursor: MemberCursor,
  forwards: boolean,
): Prisma.Sql {
  const at =
    order === 'name' ? Prisma.sql`${cursor.key}` : Prisma.sql`${new Date(cursor.key)}::timestamptz`;
  const comparison = forwards ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`(${key}, ${id}) ${comparison} (${at}, ${cursor.id}::uuid)`;
}

/** The value that a row has in an order, as a cursor keeps it. */
export function keyOf(
  sort: MemberSort,
  row: { sortName: string; lastSignInAt: Date | null; addedAt: Date },
): string {
  const { order } = orderOf(sort);
  if (order === 'name') return row.sortName;
  return (order === 'added' ? row.addedAt : (row.lastSignInAt ?? new Date(0))).toISOString();
}
