import type { Actor } from '../../core/actor';
import type { Module } from '../../core/module';
import { displayName } from '../../core/person-name';
import { Prisma } from '../../platform/generated/client';
import { idArray, planOnce } from '../../platform/plan-once';
import {
  memberAccessJson,
  memberAccessOf,
  modulesJson,
  type MemberAccessJson,
} from './access-json';
import type { MemberWithAccess, Reader } from './find-member-access';

/** Somebody's place in one of their projects. */
export type Membership = MemberWithAccess & {
  projectId: string;
  details: { firstName: string; lastName: string; mobile: string | null };
  /** Whether the person has an account that they set up, here or elsewhere. */
  isSetUp: boolean;
  /** What only the asker's own memberships tell. */
  own: { modules: Module[]; passcodeWorks: boolean } | null;
};

export type Asker = Pick<Actor, 'userId' | 'projectId' | 'passcode'>;

type Row = Omit<Membership, 'name' | 'details' | 'access'> &
  Membership['details'] & { access: MemberAccessJson };

/**
 * Every membership of these people, and the asker's own in the project of the request and in each
 * of theirs: all that authority over people depends on, in one query.
 */
export async function findMemberships(
  db: Reader,
  { userId, projectId, passcode }: Asker,
  userIds: readonly string[],
): Promise<Membership[]> {
  const ids = idArray(userIds);
  const rows = await db.$queryRaw<Row[]>`${planOnce}
    SELECT m.project_id AS "projectId", m.id AS "memberId", u.id AS "userId", u.email,
           u.first_name AS "firstName", u.last_name AS "lastName", u.mobile,
           u.activated_at IS NOT NULL AS "isSetUp", ${memberAccessJson} AS access,
           CASE WHEN u.id = ${userId}::uuid THEN json_build_object(
             'modules', ${modulesJson(Prisma.sql`m.project_id`)},
             'passcodeWorks', NOT EXISTS (
               SELECT 1 FROM passcodes pc
               WHERE pc.id = ${passcode?.id ?? null}::uuid AND pc.revoked_at IS NOT NULL)) END AS own
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.user_id = ANY(${ids}) OR m.user_id = ${userId}::uuid AND (
      m.project_id = ${projectId}::uuid
      OR m.project_id IN (SELECT project_id FROM members WHERE user_id = ANY(${ids})))`;
  return rows.map(({ firstName, lastName, mobile, access, ...row }) => ({
    ...row,
    name: displayName({ email: row.email, firstName, lastName }),
    details: { firstName, lastName, mobile },
    access: memberAccessOf(access),
  }));
}
