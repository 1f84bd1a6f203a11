import type { AccessEffect } from '../access/access-effects';
import { findRoles } from '../access/queries/find-member-access';
import { beyondGiving } from '../access/giving';
import { assertKnownModules } from '../access/known-modules';
import { roleLevels } from '../access/levels';
import { levelsOfRoles } from '../access/levels-of-roles';
import type { RoleAccess } from '../access/resolve-access';
import { keepHighestSystemRole } from '../access/system-roles';
import type { AccessLevels } from '../core/access-level';
import type { Actor } from '../core/actor';
import { assertFresh, type ShownFacts } from '../core/basis';
import { assertAllowed } from '../core/decision';
import { AppError } from '../core/errors';
import { digestOfReview } from '../platform/crypto';
import { holdersPerDeletion } from './limits';
import { canChangeForSelf, canChangeRole, canReplaceWith, canSetLevels } from './policy';
import { findEffects, type Reader, type RoleChangeEffects } from './role-change';
import { changedFacts, factsOfRole } from './role-facts';
import { requireFreeName } from './store';

/** What is left out stays as it is. */
export type RoleEdit = {
  roleId: string;
  name?: string | undefined;
  levels?: AccessLevels | undefined;
  basis?: string | undefined;
};

export type RoleDeletion = {
  roleId: string;
  /** What its holders get instead; empty for nothing. May be left open only where nobody holds it. */
  replacementId?: string | undefined;
};

/** What a change of a role does, and what stands for having seen it. */
export type RoleReview = { effects: AccessEffect[]; reviewed: string };

export type UpdateReview = RoleReview & {
  before: RoleAccess;
  after: RoleAccess;
  /** In words, only what differs. */
  changed: { before: ShownFacts; after: ShownFacts };
};

export type DeletionReview = RoleReview & { role: RoleAccess; replacement: RoleAccess | null };

/**
 * What an edit of a role would do, after all that could refuse it.
 * @throws `not_found`; `forbidden`, `outranked`, `self`; `stale`; `invalid` with the field
 */
export async function reviewUpdate(
  db: Reader,
  actor: Actor,
  input: RoleEdit,
  now: Date,
): Promise<UpdateReview> {
  const { modules, projectId } = actor;
  const roles = await findRoles(db, projectId);
  const before = requireRole(roles, input.roleId);
  assertAllowed(canChangeRole(actor, before, []));
  const factsBefore = factsOfRole(before, modules);
  assertFresh(input.basis, factsBefore);
  const after = {
    ...before,
    name: input.name ?? before.name,
    levels: input.levels ? keptLevels(input.levels, modules) : before.levels,
  };
  await requireFreeName(db, projectId, after);
  const effects = await findEffects(
    db,
    actor,
    roles,
    {
      roleId: before.id,
      after: (held) => held.map((role) => (role.id === after.id ? after : role)),
    },
    now,
  );
  assertAllowed(canChangeRole(actor, before, effects.holders));
  assertMayRaise(actor, levelsOfRoles([before], modules), levelsOfRoles([after], modules));
  assertAllowed(canChangeForSelf(effects.changesOwnAccess));
  const changed = changedFacts(factsBefore, factsOfRole(after, modules));
  return { before, after, changed, ...reviewOf(actor, effects, { changed, role: before.id }) };
}

/**
 * What deleting a role would do, with another one given to its holders instead or none.
 * @throws `not_found`; `forbidden`, `outranked`, `self`; `conflict` when too many hold it, or any
 * while it is open what they get; `invalid` with the field
 */
export async function reviewDeletion(
  db: Reader,
  actor: Actor,
  { roleId, replacementId }: RoleDeletion,
  now: Date,
): Promise<DeletionReview> {
  const roles = await findRoles(db, actor.projectId);
  const role = requireRole(roles, roleId);
  const replacement = replacementId ? requireReplacement(roles, role, replacementId) : null;
  assertAllowed(canChangeRole(actor, role, []));
  if (replacement) assertAllowed(canReplaceWith(actor, replacement));
  const effects = await findEffects(
    db,
    actor,
    roles,
    { roleId: role.id, after: (held) => withoutRole(held, role, replacement) },
    now,
  );
  assertAllowed(canChangeRole(actor, role, effects.holders));
  assertAllowed(canChangeForSelf(effects.changesOwnAccess));
  if (effects.holderCount > holdersPerDeletion) {
    const most = holdersPerDeletion.toLocaleString('en-GB');
    throw new AppError(
      'conflict',
      `More than ${most} users hold this role. Take it from some of them first: in Users, filter by this role and choose Edit Roles.`,
    );
  }
  if (replacementId === undefined) assertUnheld(effects.holderCount);
  const shown = { role: role.id, name: role.name, replacement: replacement?.id ?? null };
  return { role, replacement, ...reviewOf(actor, effects, shown) };
}

function assertUnheld(users: number): void {
  if (users === 0) return;
  const held = users === 1 ? '1 user holds this role.' : `${users} users hold this role.`;
  const advice = 'Say which role they get instead, or that they get none.';
  throw new AppError('conflict', `${held} ${advice}`, { fieldErrors: { replacementId: [held] } });
}

/** Of several system roles the highest is kept, as everywhere. */
function withoutRole(
  held: RoleAccess[],
  role: RoleAccess,
  replacement: RoleAccess | null,
): RoleAccess[] {
  if (!held.some(({ id }) => id === role.id)) return held;
  const rest = held.filter(({ id }) => id !== role.id && id !== replacement?.id);
  return keepHighestSystemRole(replacement ? [...rest, replacement] : rest).kept;
}

function reviewOf(
  actor: Actor,
  { effects, people }: RoleChangeEffects,
  shown: Record<string, unknown>,
): RoleReview {
  // Who may not read users learns how many of them it concerns, not who.
  const named = actor.may('users', 'READ');
  return {
    effects: named ? effects : effects.map((effect) => ({ ...effect, people: [] })),
    reviewed: digestOfReview({ ...shown, effects, people }),
  };
}

/** @throws `invalid` with the field for a module that there is not */
function keptLevels(chosen: AccessLevels, modules: Actor['modules']): AccessLevels {
  assertKnownModules(chosen, modules);
  return roleLevels(effectiveLevels(chosen, modules), modules);
}

/** A choice that leaves out sub-modules means that these are as their module. */
export function effectiveLevels(chosen: AccessLevels, modules: Actor['modules']): AccessLevels {
  const role = { id: '', name: '', systemRole: null, levels: chosen };
  return levelsOfRoles([role], modules);
}

/** @throws `forbidden`, at the fields of the modules that are raised too far */
export function assertMayRaise(actor: Actor, before: AccessLevels, after: AccessLevels): void {
  const decision = canSetLevels(actor, before, after);
  if (decision.allowed) return;
  const message = decision.code === 'forbidden' ? 'This is above your own level.' : decision.reason;
  const fieldErrors = Object.fromEntries(
    beyondGiving(actor, after, before).map(({ key }) => [`levels[${key}]`, [message]]),
  );
  throw new AppError(decision.code, decision.reason, { fieldErrors });
}

function requireRole(roles: readonly RoleAccess[], roleId: string): RoleAccess {
  const role = roles.find(({ id }) => id === roleId);
  if (!role) throw new AppError('not_found', 'There is no such role in this project.');
  return role;
}

function requireReplacement(
  roles: readonly RoleAccess[],
  role: RoleAccess,
  replacementId: string,
): RoleAccess {
  const replacement = roles.find(({ id }) => id === replacementId);
  if (replacement && replacement.id !== role.id) return replacement;
  const message = 'Choose another role of this project, or none.';
  throw new AppError('invalid', message, { fieldErrors: { replacementId: [message] } });
}
