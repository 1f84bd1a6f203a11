import { lockStrength } from '../auth/lock-access';
import { findMemberships, type Membership } from '../access/queries/find-memberships';
import { heldActor } from '../auth/lock-actor';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { assertAllowed } from '../core/decision';
import { AppError } from '../core/errors';
import { Prisma } from '../platform/generated/client';
import { idArray, planOnce } from '../platform/plan-once';
import type { Tx } from '../platform/transact';
import { isStranger } from './elsewhere';
import { canWriteUsers } from './policy';

/** What of people a write concerns: all that they are, in every project, or their place in this one. */
type Concern = 'person' | 'membership';

/**
 * Begins a write on people: holds every project that it concerns, in the order of their IDs, then
 * the actor, then the people, then their memberships, until the transaction ends; answers who the
 * actor is now, and the memberships of all of them. Whoever may not write users is refused before
 * anything is held, and nothing is held for those who are not in the project.
 * @param mode how to hold the projects; `shared` becomes `exclusive` for somebody of several projects,
 * for an Admin, of whom a project may have no other, and for whoever may write users themselves: two
 * who change each other, or their own details twice at once, would each wait for what the other holds
 * @throws `forbidden`; `conflict` when somebody joined another project at this very moment; `stale`
 */
export async function holdPeople(
  tx: Tx,
  ctx: Context,
  userIds: readonly string[],
  concern: Concern,
  mode: 'shared' | 'exclusive',
): Promise<{ actor: Actor; memberships: Membership[] }> {
  assertAllowed(canWriteUsers(ctx.actor));
  const projectIds = await lockRows(tx, ctx, userIds, concern, mode);
  const memberships = await findMemberships(tx, ctx.actor, userIds);
  const actor = heldActor(ctx, memberships);
  assertAllowed(canWriteUsers(actor));
  // A new membership needs a share of the person's row, so from here on there is none.
  if (concern === 'person') assertAllHeld(ctx, userIds, memberships, projectIds);
  await ctx.assertCurrent?.();
  return { actor, memberships };
}

function assertAllHeld(
  { projectId }: Context,
  userIds: readonly string[],
  memberships: readonly Membership[],
  held: readonly string[],
): void {
  const asked = new Set(userIds);
  const here = memberships.filter((it) => it.projectId === projectId && asked.has(it.userId));
  const known = new Set(here.filter((it) => !isStranger(it)).map(({ userId }) => userId));
  if (memberships.every((it) => !known.has(it.userId) || held.includes(it.projectId))) return;
  throw new AppError('conflict', 'Somebody has just joined another project. Try again.');
}

/**
 * One statement, each part of which needs the one before it whole: that makes the order. The other
 * projects of somebody who was invited with an account of their own are left alone: acts on the
 * whole person are refused, and whoever invites strangers is not to hold up theirs.
 * @returns the projects that are held
 */
async function lockRows(
  tx: Tx,
  { actor, projectId }: Context,
  userIds: readonly string[],
  concern: Concern,
  mode: 'shared' | 'exclusive',
): Promise<string[]> {
  const isPerson = Prisma.sql`${concern === 'person'}::boolean`;
  const [held] = await tx.$queryRaw<{ projectIds: string[] }[]>`${planOnce}
    WITH concerned AS MATERIALIZED (
      SELECT m.user_id, om.project_id, ${writesUsers} AS writes_users
      FROM members m
      JOIN users u ON u.id = m.user_id
      JOIN members om ON om.user_id = m.user_id AND (om.id = m.id OR (
        ${isPerson} AND (m.status <> 'INVITED' OR u.activated_at IS NULL)))
      WHERE m.project_id = ${projectId}::uuid AND m.user_id = ANY(${idArray(userIds)})),
    project AS MATERIALIZED (
      SELECT project_id AS id, ${mode === 'exclusive'}::boolean OR count(*) OVER () > 1
        OR (SELECT bool_or(writes_users) FROM concerned) AS alone
      FROM concerned GROUP BY project_id),
    alone AS MATERIALIZED (
      SELECT id FROM projects WHERE id IN (SELECT id FROM project WHERE alone)
      ORDER BY id ${lockStrength('exclusive')}),
    together AS MATERIALIZED (
      SELECT id FROM projects WHERE id IN (SELECT id FROM project WHERE NOT alone)
      ORDER BY id ${lockStrength('shared')}),
    self AS MATERIALIZED (
      SELECT m.id FROM members m JOIN users u ON u.id = m.user_id
      WHERE m.id = ${actor.memberId}::uuid
        AND (SELECT count(*) FROM alone) + (SELECT count(*) FROM together) > 0
      FOR SHARE OF u, m),
    person AS MATERIALIZED (
      SELECT id FROM users
      WHERE ${isPerson} AND id IN (SELECT user_id FROM concerned) AND (SELECT count(*) FROM self) > 0
      ORDER BY id FOR UPDATE),
    membership AS MATERIALIZED (
      SELECT id FROM members
      WHERE project_id = ${projectId}::uuid AND user_id IN (SELECT user_id FROM concerned)
        AND (SELECT count(*) FROM self) > 0 AND (SELECT count(*) FROM person) >= 0
      ORDER BY id FOR NO KEY UPDATE)
    SELECT ARRAY(SELECT id FROM project) AS "projectIds", (SELECT count(*)::int FROM membership)`;
  return held?.projectIds ?? [];
}

/** Whether the member `om` was ever given write access to Users, which Admins have. */
const writesUsers = Prisma.sql`(
  EXISTS (
    SELECT 1 FROM member_roles mr JOIN roles r ON r.id = mr.role_id
    WHERE mr.member_id = om.id AND r.system_role = 'ADMIN')
  OR EXISTS (
    SELECT 1 FROM modules mo WHERE mo.project_id = om.project_id AND mo.key = 'users' AND (
      EXISTS (
        SELECT 1 FROM overrides o
        WHERE o.member_id = om.id AND o.module_id = mo.id AND o.level = 'READ_WRITE')
      OR EXISTS (
        SELECT 1 FROM member_roles mr JOIN module_grants g ON g.role_id = mr.role_id
        WHERE mr.member_id = om.id AND g.module_id = mo.id AND g.level = 'READ_WRITE'))))`;
