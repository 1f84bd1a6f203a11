import { cursorIsUnknown, type Page } from '../../core/api-list';
import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { database } from '../../platform/database';
import { findAccessQuestion } from '../access-condition';
import { decodeCursor, encodeCursor } from '../cursor';
import { findMemberPage } from '../find-member-page';
import { keyOf } from '../member-page';
import { toMemberRow, type MemberRow } from '../member-rows';
import { canReadUsers } from '../policy';
import type { UserListQuery } from '../user-list-schema';

/**
 * The project's users for programs: forwards only, as many as asked for, and counted only on
 * demand. @throws `forbidden`; `invalid` for a cursor that is none of this order
 */
export async function listUsers(
  actor: Actor,
  { sort, limit, count, cursor: given, ...asked }: UserListQuery,
  now: Date,
): Promise<Page<MemberRow>> {
  assertAllowed(canReadUsers(actor));
  const cursor = given === undefined ? null : decodeCursor(sort, given);
  if (given !== undefined && cursor?.side !== 'after') throw cursorIsUnknown();
  const { q, status, role, mail, twoFactor, passcode, lastLogin, module, level } = asked;
  const question = { module: module ?? null, level: level ?? ('READ' as const) };
  const filter = {
    ...{ q, status: status ?? null, role: role ?? null, mail: mail ?? null },
    ...{ twoFactor: twoFactor ?? null, passcode: passcode ?? null, lastLogin: lastLogin ?? null },
    access: await findAccessQuestion(database(), actor, question),
  };
  const { members, total } = await findMemberPage(
    actor.projectId,
    { filter, sort, cursor, limit, withTotal: count },
    now,
  );
  const shown = members.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map((member) => toMemberRow(member, now)),
    next:
      last && members.length > limit
        ? encodeCursor(sort, { side: 'after', key: keyOf(sort, last), id: last.memberId })
        : null,
    ...(total === null ? {} : { count: total }),
  };
}
