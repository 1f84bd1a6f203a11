import { levelsOf, resolveAccess, type MemberAccess } from '../access/resolve-access';
import { rolesInForce } from '../access/role-summary';
import type { AccessLevels } from '../core/access-level';
import { createActor, type Actor } from '../core/actor';
import type { Module } from '../core/module';

type Identity = Pick<
  Actor,
  | 'userId'
  | 'sessionId'
  | 'name'
  | 'email'
  | 'authenticatedAt'
  | 'passcode'
  | 'memberId'
  | 'projectId'
  | 'projectSlug'
  | 'projectName'
>;

/**
 * The actor that a member is with this access at this moment; by a passcode that only reads, one
 * who only reads.
 */
export function actorWith(
  identity: Identity,
  access: MemberAccess,
  modules: Module[],
  now: Date,
): Actor {
  const levels = levelsOf(resolveAccess(access, modules, now));
  return createActor({
    ...identity,
    roles: rolesInForce(access, now),
    modules,
    levels: identity.passcode?.readOnly ? readingOnly(levels) : levels,
    scopes: access.scopes,
  });
}

function readingOnly(levels: AccessLevels): AccessLevels {
  return Object.fromEntries(
    Object.entries(levels).map(([key, level]) => [key, level === 'READ_WRITE' ? 'READ' : level]),
  );
}
