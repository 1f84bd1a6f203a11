import type { AccessLevels } from '../../core/access-level';
import { displayName } from '../../core/person-name';
import { Prisma } from '../../platform/generated/client';
import type { RoleAccess } from '../resolve-access';
import type { Reader } from './find-member-access';

/** How many of a group are named. */
export const namedPeople = 20;

/** Members who were given the same: their access is the same on every module. */
export type AccessGroup = {
  roleIds: string[];
  overrides: AccessLevels;
  count: number;
  /** Tells whether the group is made of the same members later. */
  digest: string;
  /** The first of them by name. */
  people: { userId: string; name: string }[];
};

type Row = Omit<AccessGroup, 'people'> & {
  people: { userId: string; email: string; firstName: string; lastName: string }[];
};

/**
 * The members of a project that match, grouped by what they were given and still hold, the largest
 * group first. What a change does to 100,000 people is then answered by resolving a few groups.
 * @param condition on `members m` and `users u`
 */
export async function findAccessGroups(
  db: Reader,
  projectId: string,
  condition: Prisma.Sql,
  now: Date,
): Promise<AccessGroup[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT held.roles AS "roleIds", given.overrides, count(*)::int AS count,
           md5(string_agg(m.id::text, ',' ORDER BY m.id)) AS digest,
           array_to_json((array_agg(json_build_object(
             'userId', u.id, 'email', u.email, 'firstName', u.first_name, 'lastName', u.last_name)
             ORDER BY m.sort_name, m.id))[1:${Prisma.raw(String(namedPeople))}]) AS people
    FROM members m
    JOIN users u ON u.id = m.user_id
    CROSS JOIN LATERAL (
      SELECT COALESCE(array_agg(mr.role_id::text ORDER BY mr.role_id), '{}') AS roles
      FROM member_roles mr
      WHERE mr.member_id = m.id AND (mr.ends_at IS NULL OR mr.ends_at > ${now}::timestamptz)) held
    CROSS JOIN LATERAL (
      SELECT COALESCE(jsonb_object_agg(om.key, o.level), '{}') AS overrides
      FROM overrides o JOIN modules om ON om.id = o.module_id WHERE o.member_id = m.id) given
    WHERE m.project_id = ${projectId}::uuid AND ${condition}
    GROUP BY held.roles, given.overrides
    ORDER BY count(*) DESC, min(m.sort_name), min(m.id::text)`;
  return rows.map((row) => ({
    ...row,
    people: row.people.map((person) => ({ userId: person.userId, name: displayName(person) })),
  }));
}

/** What the members of a group were given, in the form that the resolver takes. */
export function grantsOfGroup(
  group: Pick<AccessGroup, 'roleIds' | 'overrides'>,
  roles: readonly RoleAccess[],
) {
  return {
    roles: roles
      .filter(({ id }) => group.roleIds.includes(id))
      .map((role) => ({ ...role, endsAt: null })),
    overrides: group.overrides,
  };
}
