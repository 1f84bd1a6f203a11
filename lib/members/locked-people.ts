import {
  findMemberAccess,
  type MemberWithAccess,
  type Reader,
} from '../access/queries/find-member-access';
import { levelsOf, resolveGrants } from '../access/resolve-access';
import { lockActor } from '../auth/lock-actor';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { AppError } from '../core/errors';
import { lockStrength, type LockMode } from '../access/queries/lock-access';
import { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import { findElsewhere } from './elsewhere';
import { noProjectElsewhere, type TargetPerson } from './person-policy';

/** A member as an act on the whole person, or on their membership, has to know them. */
export type LockedPerson = { member: MemberWithAccess; target: TargetPerson };

/**
 * Locks what an act on people depends on, until the transaction ends: every project that one of
 * them belongs to, alone, in the order of their IDs; then the people; then their memberships. Of
 * two Admins who disable each other at the same moment the second waits, and then learns that
 * they are disabled themselves.
 * @param userIds those who are no members of the project are left out of the answer
 * @throws `forbidden` when the actor's own access has just gone; `conflict` when somebody joined
 * another project at this very moment
 */
export async function lockPeople(
  tx: Tx,
  ctx: Context,
  userIds: readonly string[],
): Promise<{ actor: Actor; people: Map<string, LockedPerson> }> {
  const projectIds = await lockTheirProjects(tx, ctx.projectId, userIds);
  return lockPeopleWithin(tx, ctx, userIds, projectIds);
}

/** @param locked the projects that are held already */
async function lockPeopleWithin(
  tx: Tx,
  ctx: Context,
  userIds: readonly string[],
  locked: readonly string[],
): Promise<{ actor: Actor; people: Map<string, LockedPerson> }> {
  const actor = await lockActor(tx, ctx);
  const ids = Prisma.sql`${[...userIds]}::uuid[]`;
  await tx.$queryRaw`SELECT id FROM users WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`;
  // A new membership needs a share of the person's row, so from here on there is none.
  const projectIds = await projectsOf(tx, ctx.projectId, userIds);
  if (projectIds.some((id) => !locked.includes(id))) {
    throw new AppError('conflict', 'Somebody has just joined another project. Try again.');
  }
  await tx.$queryRaw`
    SELECT id FROM members
    WHERE project_id = ${ctx.projectId}::uuid AND user_id = ANY(${ids}) ORDER BY id FOR UPDATE`;
  return { actor, people: await findPeople(tx, actor, userIds, ctx.now) };
}

/** Those of the users who are in the project, as far as acts on them have to know them. */
export async function findPeople(
  db: Reader,
  actor: Actor,
  userIds: readonly string[],
  now: Date,
): Promise<Map<string, LockedPerson>> {
  const members = await findMemberAccess(db, actor.projectId, userIds);
  const elsewhere = await findElsewhere(db, actor, userIds, now);
  const people = new Map<string, LockedPerson>();
  for (const [userId, member] of members) {
    const target = {
      userId,
      name: member.name,
      levels: levelsOf(resolveGrants(member.access, actor.modules, now)),
      scopes: member.access.scopes,
      elsewhere: elsewhere.get(userId) ?? noProjectElsewhere,
    };
    people.set(userId, { member, target });
  }
  return people;
}

/** The same for one of them. @throws `not_found` for somebody who is not in the project */
export async function lockPerson(
  tx: Tx,
  ctx: Context,
  userId: string,
): Promise<LockedPerson & { actor: Actor }> {
  const { actor, people } = await lockPeople(tx, ctx, [userId]);
  return { ...personOf(people, userId), actor };
}

/**
 * The same for what ends no access: those who only edit different people of one project do not wait
 * for each other. An Admin, and somebody of several projects, is held as by every other act.
 */
export async function lockPersonToEdit(
  tx: Tx,
  ctx: Context,
  userId: string,
): Promise<LockedPerson & { actor: Actor }> {
  const memberships = await tx.$queryRaw<{ projectId: string; isAdmin: boolean }[]>`
    SELECT m.project_id AS "projectId", EXISTS (
      SELECT 1 FROM member_roles mr JOIN roles r ON r.id = mr.role_id
      WHERE mr.member_id = m.id AND r.system_role = 'ADMIN') AS "isAdmin"
    FROM members m WHERE m.user_id = ${userId}::uuid`;
  const projectIds = memberships.map(({ projectId }) => projectId);
  const isPlain = memberships.length <= 1 && memberships.every(({ isAdmin }) => !isAdmin);
  const locked = [...new Set([ctx.projectId, ...projectIds])];
  await lockProjects(tx, locked, isPlain ? 'shared' : 'exclusive');
  const { actor, people } = await lockPeopleWithin(tx, ctx, [userId], locked);
  return { ...personOf(people, userId), actor };
}

function personOf(people: ReadonlyMap<string, LockedPerson>, userId: string): LockedPerson {
  const person = people.get(userId);
  if (!person) throw new AppError('not_found', 'There is no such user in this project.');
  return person;
}

/** Every project of these people, held alone, in the order of their IDs. */
export async function lockTheirProjects(
  tx: Tx,
  projectId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const projectIds = await projectsOf(tx, projectId, userIds);
  await lockProjects(tx, projectIds, 'exclusive');
  return projectIds;
}

async function lockProjects(tx: Tx, projectIds: string[], mode: LockMode): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM projects WHERE id = ANY(${projectIds}::uuid[]) ORDER BY id ${lockStrength(mode)}`;
}

export async function projectsOf(
  tx: Tx,
  projectId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ projectId: string }[]>`
    SELECT DISTINCT project_id AS "projectId" FROM members
    WHERE user_id = ANY(${[...userIds]}::uuid[])`;
  return [...new Set([projectId, ...rows.map((row) => row.projectId)])];
}
