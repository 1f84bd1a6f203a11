import { findRoles, type Reader } from '../access/queries/find-member-access';
import type { RoleAccess } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import { assertAllowed } from '../core/decision';
import { AppError } from '../core/errors';
import type { ChangeRolesOfManyInput } from './bulk-schema';
import { planRoles, type RolesPlan } from './plan-roles';
import { canGiveRoles, canWriteUsers } from './policy';
import { findSelectedMembers } from './selected-members';

/**
 * What a bulk change of roles comes to at this moment, for each of the selected.
 * @throws `forbidden`; `invalid` with the field for roles that are not there or that the actor may
 * not give, and for too many users
 */
export async function findRolesPlans(
  db: Reader,
  actor: Actor,
  input: ChangeRolesOfManyInput,
  now: Date,
): Promise<RolesPlan[]> {
  assertAllowed(canWriteUsers(actor));
  const roles = await findRoles(db, actor.projectId);
  assertKnown('assign', input.assign, roles);
  assertKnown('unassign', input.unassign, roles);
  assertMayGive(
    actor,
    roles.filter(({ id }) => input.assign.includes(id)),
  );
  const members = await findSelectedMembers(db, actor, input, now);
  return planRoles(actor, members, roles, input, now);
}

function assertKnown(
  field: 'assign' | 'unassign',
  chosen: readonly string[],
  roles: readonly RoleAccess[],
): void {
  if (chosen.every((chosenId) => roles.some(({ id }) => id === chosenId))) return;
  const message = 'One of the roles is not in this project any more.';
  throw new AppError('invalid', message, { fieldErrors: { [field]: [message] } });
}

/** Giving nobody more than one has oneself does not depend on whom it is given to. */
function assertMayGive(actor: Actor, roles: readonly RoleAccess[]): void {
  const denials = roles
    .map((role) => canGiveRoles(actor, [role]))
    .filter((decision) => !decision.allowed);
  const [first] = denials;
  if (!first) return;
  const fieldErrors = { assign: denials.map(({ reason }) => reason) };
  throw new AppError(first.code, first.reason, { fieldErrors });
}
