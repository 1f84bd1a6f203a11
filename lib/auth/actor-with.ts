import { levelsOf, resolveAccess, type MemberAccess } from '../access/resolve-access';
import { rolesInForce } from '../access/role-summary';
import { createActor, type Actor } from '../core/actor';
import type { Module } from '../core/module';

type Identity = Pick<
  Actor,
  | 'userId'
  | 'sessionId'
  | 'name'
  | 'email'
  | 'authenticatedAt'
  | 'memberId'
  | 'projectId'
  | 'projectSlug'
  | 'projectName'
>;

/** The actor that a member is with this access at this moment. */
export function actorWith(
  identity: Identity,
  access: MemberAccess,
  modules: Module[],
  now: Date,
): Actor {
  return createActor({
    ...identity,
    roles: rolesInForce(access, now),
    modules,
    levels: levelsOf(resolveAccess(access, modules, now)),
    scopes: access.scopes,
  });
}
