import { isWithin, outranks } from '../access/authority';
import {
  findMemberAccess,
  findModules,
  type MemberWithAccess,
  type Reader,
} from '../access/queries/find-member-access';
import { levelsOf, resolveAccess, resolveGrants } from '../access/resolve-access';
import { includesLevel, levelOn } from '../core/access-level';
import type { Module } from '../core/module';
import { isScopeWithin } from '../core/scopes';
import { noProjectElsewhere, type Elsewhere } from './person-policy';

/**
 * How far somebody's authority over people reaches beyond this project, by user ID. Whoever accepted
 * and belongs to no other one is absent. One query, and two for each such project.
 */
export async function findElsewhere(
  db: Reader,
  actor: { userId: string; projectId: string },
  userIds: readonly string[],
  now: Date,
): Promise<Map<string, Elsewhere>> {
  const rows = await db.$queryRaw<
    { projectId: string; userIds: string[]; strangers: string[] | null }[]
  >`
    SELECT m.project_id AS "projectId", array_agg(m.user_id) AS "userIds",
           array_agg(m.user_id) FILTER (
             WHERE m.status = 'INVITED' AND u.activated_at IS NOT NULL) AS strangers
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.user_id = ANY(${[...userIds]}::uuid[])
    GROUP BY m.project_id ORDER BY m.project_id`;
  const verdicts = new Map<string, Elsewhere>();
  const here = rows.find(({ projectId }) => projectId === actor.projectId);
  for (const userId of here?.strangers ?? []) {
    verdicts.set(userId, { ...noProjectElsewhere, accepted: false });
  }
  const memberships = rows.filter((row) => row !== here);
  for (const { projectId, userIds: there } of memberships) {
    const modules = await findModules(db, projectId);
    const found = await findMemberAccess(db, projectId, [actor.userId, ...there]);
    const self = found.get(actor.userId);
    for (const userId of there) {
      const known = verdicts.get(userId) ?? noProjectElsewhere;
      const verdict = authorityThere(self, found.get(userId), modules, now);
      verdicts.set(userId, {
        ...known,
        projects: known.projects + 1,
        mayAct: known.mayAct && verdict.mayAct,
        mayHandOver: known.mayHandOver && verdict.mayHandOver,
      });
    }
  }
  return verdicts;
}

function authorityThere(
  self: MemberWithAccess | undefined,
  target: MemberWithAccess | undefined,
  modules: readonly Module[],
  now: Date,
): Pick<Elsewhere, 'mayAct' | 'mayHandOver'> {
  if (!target) return { mayAct: false, mayHandOver: false };
  const own = self ? levelsOf(resolveAccess(self.access, modules, now)) : {};
  const given = levelsOf(resolveGrants(target.access, modules, now));
  const writes = includesLevel(levelOn(own, 'users'), 'READ_WRITE') && !outranks(given, own);
  const { products, gateways } = target.access.scopes;
  return {
    // An invitation that nobody accepted shields nobody: strangers could keep somebody's own
    // administrators from acting by inviting them.
    mayAct: writes || target.access.status === 'INVITED',
    mayHandOver:
      writes &&
      isWithin(given, own, modules) &&
      self !== undefined &&
      isScopeWithin(products, self.access.scopes.products) &&
      isScopeWithin(gateways, self.access.scopes.gateways),
  };
}
