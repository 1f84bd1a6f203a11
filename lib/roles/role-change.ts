import { mergeEffects, type AccessEffect } from '../access/access-effects';
import { compareAccess } from '../access/compare-access';
import { findAccessGroups, grantsOfGroup, namedPeople } from '../access/queries/find-access-groups';
import { findMemberAccess } from '../access/queries/find-member-access';
import { levelsOf, resolveGrants, type RoleAccess } from '../access/resolve-access';
import { rolesInForce } from '../access/role-summary';
import type { Actor } from '../core/actor';
import { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import type { RoleHolders } from './policy';

/** The raw client, or a transaction. */
export type Reader = Pick<Tx, '$queryRaw' | 'role'>;

/** What somebody who holds the role holds afterwards, of what they hold before. */
export type RoleChange = { roleId: string; after: (held: RoleAccess[]) => RoleAccess[] };

export type RoleChangeEffects = {
  /** All who hold the role, for the rule that nobody acts upwards. */
  holders: RoleHolders[];
  holderCount: number;
  /** To whom it makes a difference; whose membership is over has nothing to gain or lose. */
  effects: AccessEffect[];
  /** Tells whether these are the same people later. */
  people: string[];
  /** Whether the actor's own access becomes another, now or when one of their roles ends. */
  changesOwnAccess: boolean;
};

/**
 * Resolves everybody's access with and without a change of one role. Within a transaction that
 * holds the project's access alone it stays true until the commit.
 * @param roles all of the project, as they are before
 */
export async function findEffects(
  db: Reader,
  actor: Actor,
  roles: readonly RoleAccess[],
  { roleId, after }: RoleChange,
  now: Date,
): Promise<RoleChangeEffects> {
  const { projectId, modules } = actor;
  const levelsWith = (held: RoleAccess[], overrides: RoleAccess['levels']) =>
    levelsOf(
      resolveGrants(
        { roles: held.map((role) => ({ ...role, endsAt: null })), overrides },
        modules,
        now,
      ),
    );
  const changesWith = (held: RoleAccess[], overrides: RoleAccess['levels']) =>
    compareAccess(levelsWith(held, overrides), levelsWith(after(held), overrides), modules);

  const holds = holdsRole(projectId, roleId, now);
  const all = await findAccessGroups(db, projectId, holds, now);
  const present = await findAccessGroups(
    db,
    projectId,
    Prisma.sql`${holds} AND m.status <> 'REVOKED'
      AND (m.ends_at IS NULL OR m.ends_at > ${now}::timestamptz)`,
    now,
  );
  const affected = present.map((group) => ({
    ...group,
    changes: changesWith(grantsOfGroup(group, roles).roles, group.overrides),
  }));
  return {
    holders: all.map((group) => ({
      name: group.people[0]?.name ?? '',
      levels: levelsWith(grantsOfGroup(group, roles).roles, group.overrides),
    })),
    holderCount: all.reduce((sum, { count }) => sum + count, 0),
    effects: mergeEffects(affected, namedPeople),
    people: affected.filter(({ changes }) => changes.length > 0).map(({ digest }) => digest),
    changesOwnAccess: await changesOwn(db, actor, roles, changesWith, now),
  };
}

/** Holds for a `members m` who has the role at the moment. */
export function holdsRole(projectId: string, roleId: string, now: Date): Prisma.Sql {
  return Prisma.sql`m.id IN (
    SELECT hr.member_id FROM member_roles hr
    WHERE hr.project_id = ${projectId}::uuid AND hr.role_id = ${roleId}::uuid
      AND (hr.ends_at IS NULL OR hr.ends_at > ${now}::timestamptz))`;
}

/** An Admin for a day must not make the role that they keep afterwards one of an Admin. */
async function changesOwn(
  db: Reader,
  actor: Actor,
  roles: readonly RoleAccess[],
  changesWith: (held: RoleAccess[], overrides: RoleAccess['levels']) => unknown[],
  now: Date,
): Promise<boolean> {
  const found = await findMemberAccess(db, actor.projectId, [actor.userId]);
  const own = found.get(actor.userId)?.access;
  if (!own) return false;
  const moments = [
    now,
    ...own.roles.flatMap(({ endsAt }) => (endsAt && endsAt > now ? endsAt : [])),
  ];
  return moments.some((moment) => {
    const held = rolesInForce(own, moment).map(({ id }) => id);
    const heldRoles = roles.filter(({ id }) => held.includes(id));
    return changesWith(heldRoles, own.overrides).length > 0;
  });
}
