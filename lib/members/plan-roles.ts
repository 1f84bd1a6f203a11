import { compareAccess, type AccessChange } from '../access/compare-access';
import { joinWords } from '../access/explain';
import {
  levelsOf,
  resolveGrants,
  type AssignedRole,
  type RoleAccess,
} from '../access/resolve-access';
import { keepHighestSystemRole } from '../access/system-roles';
import type { AccessLevels } from '../core/access-level';
import type { Actor } from '../core/actor';
import { unrestricted } from '../core/scopes';
import { canEditAccess, canGive } from './policy';
import type { SelectedMember } from './selected-members';

/** Why somebody is left as they are. */
export type SkipCode = 'self' | 'outranked' | 'forbidden' | 'kept_highest' | 'no_change';

/** What comes of a bulk change of roles for one member. */
export type RolesPlan = { member: SelectedMember; before: AssignedRole[] } & (
  | { kind: 'change'; after: AssignedRole[]; dropped: RoleAccess[]; changes: AccessChange[] }
  | { kind: 'skip'; code: SkipCode; reason: string }
);

type Asked = { assign: readonly string[]; unassign: readonly string[] };

/**
 * What assigning and unassigning roles does to each of the members: pure, so that the review and
 * the act are the same. A role that is held until some day keeps that end.
 * @param roles all of the project, highest precedence first
 */
export function planRoles(
  actor: Actor,
  members: readonly SelectedMember[],
  roles: readonly RoleAccess[],
  asked: Asked,
  now: Date,
): RolesPlan[] {
  const compare = comparisons(actor);
  return members.map((member): RolesPlan => {
    const before = rolesOf(member, roles, now);
    const levels = compare.levelsOf(member, before, now);
    const mayEdit = canEditAccess(actor, { userId: member.userId, name: 'This person', levels });
    const skip = (code: SkipCode, reason: string) =>
      ({ member, before, kind: 'skip', code, reason }) as const;
    if (!mayEdit.allowed) return skip(skipCodeOf(mayEdit.code), mayEdit.reason);

    const { kept: after, dropped } = keepHighestSystemRole(
      roles
        .filter(({ id }) => asked.assign.includes(id) || isHeld(before, id))
        .filter(({ id }) => !asked.unassign.includes(id))
        .map((role) => before.find(({ id }) => id === role.id) ?? { ...role, endsAt: null }),
    );
    if (after.length === before.length && after.every(({ id }) => isHeld(before, id))) {
      if (dropped.length === 0) return skip('no_change', nothingToChange(asked));
      return skip('kept_highest', keptHighest(after, dropped));
    }
    const levelsAfter = compare.levelsOf(member, after, now);
    // Roles change no scope.
    const mayGive = canGive(
      actor,
      { levels, scopes: unrestricted },
      { levels: levelsAfter, scopes: unrestricted },
    );
    if (!mayGive.allowed) return skip('forbidden', mayGive.reason);
    const changes = compareAccess(levels, levelsAfter, actor.modules);
    // What was held and is dropped is lost; only what was asked for and is not given needs a word.
    const unheard = dropped.filter(({ id }) => asked.assign.includes(id));
    return { member, before, kind: 'change', after, dropped: unheard, changes };
  });
}

/** The roles that a member holds at the moment, in the project's order. */
function rolesOf(member: SelectedMember, roles: readonly RoleAccess[], now: Date): AssignedRole[] {
  return roles.flatMap((role) => {
    const held = member.roles.find(({ id }) => id === role.id);
    if (!held || (held.endsAt !== null && held.endsAt <= now)) return [];
    return [{ ...role, endsAt: held.endsAt }];
  });
}

function isHeld(roles: readonly AssignedRole[], roleId: string): boolean {
  return roles.some(({ id }) => id === roleId);
}

function skipCodeOf(code: string): SkipCode {
  return code === 'self' || code === 'outranked' ? code : 'forbidden';
}

function nothingToChange({ assign, unassign }: Asked): string {
  if (unassign.length === 0) return 'They have what would be assigned already.';
  if (assign.length === 0) return 'They do not have what would be unassigned.';
  return 'They have what would be assigned already, and not what would be unassigned.';
}

function keptHighest(after: readonly RoleAccess[], dropped: readonly RoleAccess[]): string {
  const kept = after.find(({ systemRole }) => systemRole !== null)?.name ?? '';
  return `They keep ${kept}, which ranks above ${joinWords(dropped.map(({ name }) => name))}. To lower them, unassign ${kept} as well.`;
}

/** Thousands of members hold a few combinations of roles, each of which is resolved once. */
function comparisons({ modules }: Actor) {
  const known = new Map<string, AccessLevels>();
  return {
    levelsOf({ overrides }: SelectedMember, roles: readonly AssignedRole[], now: Date) {
      const key = JSON.stringify([roles.map(({ id }) => id), overrides]);
      const resolved =
        known.get(key) ?? levelsOf(resolveGrants({ roles, overrides }, modules, now));
      known.set(key, resolved);
      return resolved;
    },
  };
}
