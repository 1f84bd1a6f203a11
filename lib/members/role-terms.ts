import { levelsOf, resolveGrants, type AssignedRole } from '../access/resolve-access';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { assertAllowed } from '../core/decision';
import { assertMayGrantNow } from '../core/reauthentication';
import type { LockedMember } from './locked-member';
import { canGive, canGiveRoles } from './policy';

/** The roles that a member is to hold, each until its end, and until when they are a member. */
export type RoleTerms = { roles: readonly AssignedRole[]; endsAt: Date | null };

export function isChanged(one: Date | null, other: Date | null): boolean {
  return one?.getTime() !== other?.getTime();
}

function isLater(one: Date | null, other: Date | null): boolean {
  return other !== null && (one === null || one > other);
}

/**
 * A role that is new or lasts longer is given; so is everything when the membership lasts longer.
 * @param actor as locked
 * @throws `forbidden` for more than the actor has; `reauthentication_required` where an Admin's role
 * is given
 */
export function assertMayHold(
  ctx: Context,
  actor: Actor,
  { member, target }: Pick<LockedMember, 'member' | 'target'>,
  { roles, endsAt }: RoleTerms,
): void {
  const { access } = member;
  const staysLonger = isLater(endsAt, access.endsAt);
  const given = roles.filter((role) => {
    const before = access.roles.find(({ id }) => id === role.id);
    return !before || isLater(role.endsAt, before.endsAt);
  });
  for (const role of given) assertAllowed(canGiveRoles(actor, [role]));
  const levels = levelsOf(resolveGrants({ ...access, roles }, actor.modules, ctx.now));
  const before = staysLonger
    ? { levels: {}, scopes: { products: [], gateways: [] } }
    : { levels: target.levels, scopes: access.scopes };
  assertAllowed(canGive(actor, before, { levels, scopes: access.scopes }));
  const lasting = roles.filter((role) => role.endsAt === null || role.endsAt > ctx.now);
  assertMayGrantNow(ctx, staysLonger ? lasting : given);
}
