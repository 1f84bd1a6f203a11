import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { database } from '../../platform/database';
import { planOnce } from '../../platform/plan-once';
import {
  memberColumns,
  memberJoins,
  toMemberRow,
  type FoundMember,
  type MemberRow,
} from '../member-rows';
import { canReadUsers } from '../policy';

/**
 * One user as the list has them, by the same columns, in one query.
 * @throws `forbidden`; `not_found` also for an ID of another project
 */
export async function getUser(actor: Actor, userId: string, now: Date): Promise<MemberRow> {
  assertAllowed(canReadUsers(actor));
  const [found] = await database().$queryRaw<FoundMember[]>`${planOnce}
    SELECT ${memberColumns} FROM members m ${memberJoins}
    WHERE m.project_id = ${actor.projectId}::uuid AND m.user_id = ${userId}::uuid`;
  if (!found) throw new AppError('not_found', 'There is no such user in this project.');
  return toMemberRow(found, now);
}
