import type { Actor } from '../../core/actor';
import { assertAllowed } from '../../core/decision';
import { database } from '../../platform/database';
import { Prisma } from '../../platform/generated/client';
import { canReadUsers } from '../policy';
import { userStatuses, type UserStatus } from '../schema';
import { everybody, type MemberFilter } from '../member-conditions';
import { countSql } from '../member-page';

export type Overview = {
  /** Counted up to `countedMembers` and one, as in the list. */
  people: Record<UserStatus, number>;
  failedMails: number;
  /** Of those who are active. */
  health: { withoutTwoFactor: number; neverSignedIn: number; absent30: number; absent90: number };
  /** Active ones that end within `endingDays`, or some more than are counted. */
  passcodesEnding: number;
  /** Two stands for two or more. */
  usableAdmins: number;
};

/** What an admin looks at first. @throws `forbidden` */
export async function getOverview(actor: Actor, now: Date): Promise<Overview> {
  assertAllowed(canReadUsers(actor));
  const count = (filter: Partial<MemberFilter>) =>
    Prisma.sql`(SELECT n FROM (${countSql(actor.projectId, { ...everybody, ...filter }, now)}) c)`;
  const people = Prisma.join(
    userStatuses.map((status) => Prisma.sql`${status}::text, ${count({ status })}`),
  );
  const active = (filter: Partial<MemberFilter>) => count({ status: 'ACTIVE', ...filter });
  const rows = await database().$queryRaw<Overview[]>`
    SELECT json_build_object(${people}) AS people,
           ${count({ mail: 'failed' })} AS "failedMails",
           ${count({ passcode: 'ENDING' })} AS "passcodesEnding",
           json_build_object(
             'withoutTwoFactor', ${active({ twoFactor: 'off' })},
             'neverSignedIn', ${active({ lastLogin: 'never' })},
             'absent30', ${active({ lastLogin: '30' })},
             'absent90', ${active({ lastLogin: '90' })}) AS health,
           (SELECT count(*)::int FROM (
              SELECT DISTINCT m.id FROM roles r
              JOIN member_roles mr ON mr.role_id = r.id AND mr.project_id = r.project_id
              JOIN members m ON m.id = mr.member_id
              JOIN users u ON u.id = m.user_id
              WHERE r.project_id = ${actor.projectId}::uuid AND r.system_role = 'ADMIN'
                AND (mr.ends_at IS NULL OR mr.ends_at > ${now}::timestamptz)
                AND m.status = 'ACTIVE' AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)
                AND u.disabled_at IS NULL AND u.locked_at IS NULL AND u.activated_at IS NOT NULL
              LIMIT 2) admins) AS "usableAdmins"`;
  const [row] = rows;
  if (!row) throw new Error('A query of figures answered no row');
  return row;
}
