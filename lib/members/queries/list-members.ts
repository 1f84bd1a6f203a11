import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { database } from '../../platform/database';
import { findAccessQuestion } from '../access-condition';
import { decodeCursor, encodeCursor, type MemberCursor } from '../cursor';
import { findMemberPage } from '../find-member-page';
import { keyOf } from '../member-page';
import { toMemberRow, type FoundMember, type MemberRow } from '../member-rows';
import { canReadUsers } from '../policy';
import { membersPerPage, type MemberListParams } from '../schema';

export type MemberPage = {
  rows: MemberRow[];
  /** Exact up to `countedMembers`; one more stands for "more than that". */
  total: number;
  /** Cursors of the neighbouring pages, or null at an end. */
  previous: string | null;
  next: string | null;
};

/** One page of the project's users, with the count of all that match. @throws `forbidden` */
export async function listMembers(
  actor: Actor,
  params: MemberListParams,
  now: Date,
): Promise<MemberPage> {
  assertAllowed(canReadUsers(actor));
  const cursor = decodeCursor(params.sort, params.cursor);
  const filter = { ...params, access: await findAccessQuestion(database(), actor, params) };
  const { members: rows, total } = await findMemberPage(
    actor.projectId,
    { filter, sort: params.sort, cursor, limit: membersPerPage, withTotal: true },
    now,
  );
  const backwards = cursor?.side === 'before';
  const hasMore = rows.length > membersPerPage;
  // Whoever was at the cursor may be gone; and the way back ends on a full first page.
  if (cursor && (rows.length === 0 || (backwards && rows.length < membersPerPage))) {
    return listMembers(actor, { ...params, cursor: null }, now);
  }
  const shown = backwards ? rows.slice(-membersPerPage) : rows.slice(0, membersPerPage);
  const cursorAt = (side: MemberCursor['side'], row: FoundMember | undefined) =>
    row
      ? encodeCursor(params.sort, { side, key: keyOf(params.sort, row), id: row.memberId })
      : null;
  return {
    rows: shown.map((row) => toMemberRow(row, now)),
    total: total ?? 0,
    previous: (backwards ? hasMore : cursor !== null) ? cursorAt('before', shown[0]) : null,
    next: backwards || hasMore ? cursorAt('after', shown.at(-1)) : null,
  };
}
