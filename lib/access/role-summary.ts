import type { HeldRole } from '../core/actor';
import type { Grants } from './resolve-access';

/** The roles that are held at a moment, as they were ordered. */
export function rolesInForce(grants: Pick<Grants, 'roles'>, now: Date): HeldRole[] {
  return grants.roles
    .filter(({ endsAt }) => endsAt === null || endsAt > now)
    .map(({ id, name, systemRole }) => ({ id, name, systemRole }));
}

/** What stands for a member's roles where there is room for a few words (product.md, conflict 2). */
export function roleSummary(grants: Grants, now: Date): string {
  const names = rolesInForce(grants, now).map(({ name }) => name);
  if (names.length > 0) return names.join(', ');
  return Object.keys(grants.overrides).length > 0 ? 'Custom access' : 'No role';
}
