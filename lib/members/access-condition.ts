import { findRoles, type Reader } from '../access/queries/find-member-access';
import { levelOfRole } from '../access/resolve-access';
import { includesLevel } from '../core/access-level';
import type { Actor } from '../core/actor';
import { Prisma } from '../platform/generated/client';
import type { AskedLevel, MemberListParams } from './schema';

/** How a condition is to be met: by way of an index of the few, or row by row along an order. */
export type Way = 'gather' | 'walk';

/** "Who has this level on this module?", with what the database needs to answer it. */
export type AccessQuestion = {
  level: AskedLevel;
  /** Null for a module that does not count, on which nobody has a level. */
  module: { id: string; parentId: string | null } | null;
  /** The roles that give the level, by themselves or by what they name for the module above. */
  roleIds: string[];
};

/** @returns null when the address asks for no module */
export async function findAccessQuestion(
  db: Reader,
  { projectId, modules }: Pick<Actor, 'projectId' | 'modules'>,
  { module: key, level }: Pick<MemberListParams, 'module' | 'level'>,
): Promise<AccessQuestion | null> {
  if (key === null) return null;
  const asked = modules.find((each) => each.key === key);
  if (!asked) return { level, module: null, roleIds: [] };
  const parent = modules.find((each) => each.key === asked.parentKey);
  const roles = await findRoles(db, projectId);
  return {
    level,
    module: { id: asked.id, parentId: parent?.id ?? null },
    roleIds: roles
      .filter((role) => includesLevel(levelOfRole(role, asked), level))
      .map(({ id }) => id),
  };
}

// The account's states are looked up through the small partial indexes of the few users who are
// in one, instead of by visiting every member's user.
export const disabled = Prisma.sql`EXISTS (
  SELECT 1 FROM users x WHERE x.id = m.user_id AND x.disabled_at IS NOT NULL)`;
const lockedByAdmin = Prisma.sql`
  SELECT x.id FROM users x WHERE x.locked_at IS NOT NULL
    AND (x.locked_at IS NOT NULL OR x.password_locked_until IS NOT NULL)`;

/** The IDs of the members who hold one of the roles at the moment, once for each role. */
export function holdersOf(projectId: string, roleIds: readonly string[], now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT fr.member_id FROM member_roles fr
    WHERE fr.project_id = ${projectId}::uuid AND fr.role_id = ANY(${[...roleIds]}::uuid[])
      AND (fr.ends_at IS NULL OR fr.ends_at > ${now}::timestamptz)`;
}

function holds(projectId: string, roleIds: readonly string[], now: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (${holdersOf(projectId, roleIds, now)} AND fr.member_id = m.id)`;
}

/** Holds for a `members m` who has the role at the moment. */
export function roleCondition(projectId: string, roleId: string, now: Date, way: Way): Prisma.Sql {
  return way === 'gather'
    ? Prisma.sql`m.id IN (${holdersOf(projectId, [roleId], now)})`
    : holds(projectId, [roleId], now);
}

/**
 * Holds for a `members m` to whom the resolver answers the level: the same rules as
 * `resolveAccess`, in SQL, because a list of 100,000 cannot be resolved one by one. A test holds
 * the two together.
 */
export function accessCondition(
  projectId: string,
  { level, module, roleIds }: AccessQuestion,
  now: Date,
  way: Way,
): Prisma.Sql {
  if (!module) return Prisma.sql`FALSE`;
  const moduleIds = [module.id, ...(module.parentId ? [module.parentId] : [])];
  const asked = Prisma.sql`${level}::access_level`;
  const overridden = Prisma.sql`
    fo.project_id = ${projectId}::uuid AND fo.module_id = ANY(${moduleIds}::uuid[])`;
  // The module's own override before the one above it.
  const nearest = Prisma.sql`(fo.module_id = ${module.id}::uuid) DESC`;
  const inForce = Prisma.sql`m.status = 'ACTIVE'
    AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)
    AND NOT ${disabled} AND m.user_id NOT IN (${lockedByAdmin})`;
  if (way === 'walk') {
    // An override is the answer; else any role that gives the level.
    return Prisma.sql`${inForce} AND COALESCE(
      (SELECT fo.level >= ${asked} FROM overrides fo
       WHERE fo.member_id = m.id AND ${overridden} ORDER BY ${nearest} LIMIT 1),
      ${holds(projectId, roleIds, now)})`;
  }
  // The same, without looking at each member: who holds a role and has no override, and whose
  // override gives it.
  return Prisma.sql`${inForce} AND m.id IN (
    ${holdersOf(projectId, roleIds, now)}
      AND NOT EXISTS (SELECT 1 FROM overrides fo WHERE fo.member_id = fr.member_id AND ${overridden})
    UNION ALL
    SELECT own.member_id FROM (
      SELECT DISTINCT ON (fo.member_id) fo.member_id, fo.level FROM overrides fo
      WHERE ${overridden} ORDER BY fo.member_id, ${nearest}) own
    WHERE own.level >= ${asked})`;
}
