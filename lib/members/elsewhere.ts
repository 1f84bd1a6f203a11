import { isWithin, outranks } from '../access/authority';
import type { Reader } from '../access/queries/find-member-access';
import { findMemberships, type Asker, type Membership } from '../access/queries/find-memberships';
import { levelsOf, resolveAccess, resolveGrants } from '../access/resolve-access';
import { includesLevel, levelOn } from '../core/access-level';
import { isScopeWithin } from '../core/scopes';
import { idArray, planOnce } from '../platform/plan-once';
import { noProjectElsewhere, type Elsewhere } from './person-policy';

/**
 * How far somebody's authority over people reaches beyond this project, by user ID. Whoever accepted
 * and belongs to no other one is absent. One query, and another for all who are not.
 */
export async function findElsewhere(
  db: Reader,
  actor: Asker,
  userIds: readonly string[],
  now: Date,
): Promise<Map<string, Elsewhere>> {
  const rows = await db.$queryRaw<{ userId: string }[]>`${planOnce}
    SELECT m.user_id AS "userId" FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.user_id = ANY(${idArray(userIds)})
    GROUP BY m.user_id
    HAVING count(*) > 1 OR bool_or(m.status = 'INVITED' AND u.activated_at IS NOT NULL)`;
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ userId }) => userId);
  return elsewhereOf(actor, ids, await findMemberships(db, actor, ids), now);
}

/** The same from the memberships of these people and the actor's own beside them. */
export function elsewhereOf(
  actor: Asker,
  userIds: readonly string[],
  memberships: readonly Membership[],
  now: Date,
): Map<string, Elsewhere> {
  const verdicts = new Map<string, Elsewhere>();
  const own = new Map(
    memberships
      .filter(({ userId }) => userId === actor.userId)
      .map((membership) => [membership.projectId, membership]),
  );
  const asked = new Set(userIds);
  for (const membership of memberships.filter(({ userId }) => asked.has(userId))) {
    const { userId, projectId } = membership;
    const known = verdicts.get(userId) ?? noProjectElsewhere;
    if (projectId === actor.projectId) {
      if (isStranger(membership)) verdicts.set(userId, { ...known, accepted: false });
      continue;
    }
    const verdict = authorityThere(own.get(projectId), membership, now);
    verdicts.set(userId, {
      ...known,
      projects: known.projects + 1,
      mayAct: known.mayAct && verdict.mayAct,
      mayHandOver: known.mayHandOver && verdict.mayHandOver,
    });
  }
  return verdicts;
}

/** Invited, with an account of their own: what they do elsewhere is none of the project's business. */
export function isStranger({ access, isSetUp }: Membership): boolean {
  return access.status === 'INVITED' && isSetUp;
}

function authorityThere(
  self: Membership | undefined,
  target: Membership,
  now: Date,
): Pick<Elsewhere, 'mayAct' | 'mayHandOver'> {
  // An invitation that nobody accepted shields nobody: strangers could keep somebody's own
  // administrators from acting by inviting them.
  const isUnshielded = target.access.status === 'INVITED';
  if (!self?.own) return { mayAct: isUnshielded, mayHandOver: false };
  const { modules } = self.own;
  const own = levelsOf(resolveAccess(self.access, modules, now));
  const given = levelsOf(resolveGrants(target.access, modules, now));
  const writes = includesLevel(levelOn(own, 'users'), 'READ_WRITE') && !outranks(given, own);
  const { products, gateways } = target.access.scopes;
  return {
    mayAct: writes || isUnshielded,
    mayHandOver:
      writes &&
      isWithin(given, own, modules) &&
      isScopeWithin(products, self.access.scopes.products) &&
      isScopeWithin(gateways, self.access.scopes.gateways),
  };
}
