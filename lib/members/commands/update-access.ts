import { assertKnownModules } from '../../access/known-modules';
import { overrideLevels } from '../../access/levels';
import { levelsOf, resolveGrants } from '../../access/resolve-access';
import { recordAudit } from '../../audit/record-audit';
import type { AccessLevels } from '../../core/access-level';
import { assertFresh } from '../../core/basis';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import type { Module } from '../../core/module';
import type { Scopes } from '../../core/scopes';
import { transact, type Tx } from '../../platform/transact';
import { overrideFacts } from '../access-facts';
import type { UpdateAccessInput } from '../access-schema';
import { assertKnownScopes } from '../known-access';
import { lockMember } from '../locked-member';
import { canEditAccess, canGive } from '../policy';

/**
 * Sets the overrides of one member, or what they are restricted to, or both.
 * @throws `not_found`; `forbidden`, `self`, `outranked`; `stale`; `invalid` with the field
 */
export async function updateAccess(
  ctx: Context,
  input: UpdateAccessInput,
): Promise<{ name: string }> {
  return transact(async (tx) => {
    const { actor, member, target } = await lockMember(tx, ctx, input.userId);
    assertAllowed(canEditAccess(actor, target));
    const { access } = member;
    const entries = await tx.scopeItem.findMany({ where: { projectId: ctx.projectId } });
    const before = overrideFacts(access, actor.modules, entries);
    assertFresh(input.basis, before);
    assertKnownModules(input.levels ?? {}, actor.modules);
    const overrides = input.levels ? overrideLevels(input.levels, actor.modules) : access.overrides;
    const scopes = input.scopes ?? access.scopes;
    assertKnownScopes(scopes, access.scopes, entries);
    const levels = levelsOf(resolveGrants({ ...access, overrides }, actor.modules, ctx.now));
    assertAllowed(
      canGive(actor, { levels: target.levels, scopes: access.scopes }, { levels, scopes }),
    );
    const { memberId } = member;
    if (input.levels) await writeOverrides(tx, ctx.projectId, memberId, overrides, actor.modules);
    if (input.scopes) await writeScopes(tx, ctx.projectId, memberId, scopes);
    const after = overrideFacts({ overrides, scopes }, actor.modules, entries);
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      await recordAudit(tx, ctx, {
        event: 'user.access_updated',
        projectId: ctx.projectId,
        target: { type: 'user', id: target.userId, name: target.name, email: member.email },
        before,
        after,
      });
    }
    return { name: target.name };
  });
}

/** Overrides on retired modules stay, for the day when one of these is restored. */
async function writeOverrides(
  tx: Tx,
  projectId: string,
  memberId: string,
  overrides: AccessLevels,
  modules: readonly Module[],
): Promise<void> {
  const moduleIds = modules.map(({ id }) => id);
  await tx.override.deleteMany({ where: { memberId, moduleId: { in: moduleIds } } });
  await tx.override.createMany({
    data: modules.flatMap(({ id, key }) => {
      const level = Object.hasOwn(overrides, key) ? overrides[key] : undefined;
      return level ? [{ projectId, memberId, moduleId: id, level }] : [];
    }),
  });
}

async function writeScopes(
  tx: Tx,
  projectId: string,
  memberId: string,
  { products, gateways }: Scopes,
): Promise<void> {
  await tx.member.update({
    where: { id: memberId },
    data: { allProducts: products === 'ALL', allGateways: gateways === 'ALL' },
  });
  await tx.memberScope.deleteMany({ where: { memberId } });
  const itemIds = [products, gateways].flatMap((scope) => (scope === 'ALL' ? [] : scope));
  await tx.memberScope.createMany({
    data: itemIds.map((itemId) => ({ projectId, memberId, itemId })),
  });
}
