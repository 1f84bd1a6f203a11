import type { Reader } from '../access/queries/find-member-access';
import { findMemberships, type Membership } from '../access/queries/find-memberships';
import { levelsOf, resolveGrants } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { AppError } from '../core/errors';
import type { Tx } from '../platform/transact';
import { elsewhereOf, isStranger } from './elsewhere';
import { holdPeople } from './hold-people';
import { noProjectElsewhere, type TargetPerson } from './person-policy';

/** A member as an act on the whole person, or on their membership, has to know them. */
export type LockedPerson = {
  member: Membership;
  target: TargetPerson;
  /** Their projects, whose logs tell what is done with the whole account. */
  projectIds: string[];
};

type LockedPeople = { actor: Actor; people: Map<string, LockedPerson> };

/**
 * Locks what an act on people depends on, until the transaction ends, with every project that one
 * of them belongs to held alone. Of two Admins who disable each other at the same moment the second
 * waits, and then learns that they are disabled themselves.
 * @param userIds those who are no members of the project are left out of the answer
 * @throws `forbidden` without write access to Users, or when the actor's own access has just gone;
 * `conflict` when somebody joined another project at this very moment
 */
export function lockPeople(
  tx: Tx,
  ctx: Context,
  userIds: readonly string[],
): Promise<LockedPeople> {
  return lock(tx, ctx, userIds, 'exclusive');
}

async function lock(
  tx: Tx,
  ctx: Context,
  userIds: readonly string[],
  mode: 'shared' | 'exclusive',
): Promise<LockedPeople> {
  const { actor, memberships } = await holdPeople(tx, ctx, userIds, 'person', mode);
  return { actor, people: peopleOf(actor, userIds, memberships, ctx.now) };
}

/** Those of the users who are in the project, as far as acts on them have to know them. */
export async function findPeople(
  db: Reader,
  actor: Actor,
  userIds: readonly string[],
  now: Date,
): Promise<Map<string, LockedPerson>> {
  return peopleOf(actor, userIds, await findMemberships(db, actor, userIds), now);
}

function peopleOf(
  actor: Actor,
  userIds: readonly string[],
  memberships: readonly Membership[],
  now: Date,
): Map<string, LockedPerson> {
  const people = new Map<string, LockedPerson>();
  const elsewhere = elsewhereOf(actor, userIds, memberships, now);
  const asked = new Set(userIds);
  const concerned = memberships.filter(({ userId }) => asked.has(userId));
  for (const member of concerned.filter(({ projectId }) => projectId === actor.projectId)) {
    const { userId } = member;
    const target = {
      userId,
      name: member.name,
      levels: levelsOf(resolveGrants(member.access, actor.modules, now)),
      scopes: member.access.scopes,
      elsewhere: elsewhere.get(userId) ?? noProjectElsewhere,
    };
    people.set(userId, { member, target, projectIds: [] });
  }
  for (const membership of concerned.filter((it) => !isStranger(it))) {
    people.get(membership.userId)?.projectIds.push(membership.projectId);
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
 * for each other. Whoever may write users, and somebody of several projects, is held as by every
 * other act.
 */
export async function lockPersonToEdit(
  tx: Tx,
  ctx: Context,
  userId: string,
): Promise<LockedPerson & { actor: Actor }> {
  const { actor, people } = await lock(tx, ctx, [userId], 'shared');
  return { ...personOf(people, userId), actor };
}

function personOf(people: ReadonlyMap<string, LockedPerson>, userId: string): LockedPerson {
  const person = people.get(userId);
  if (!person) throw new AppError('not_found', 'There is no such user in this project.');
  return person;
}
