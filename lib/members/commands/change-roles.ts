import { findRoles } from '../../access/queries/find-member-access';
import type { AssignedRole } from '../../access/resolve-access';
import { keepHighestSystemRole } from '../../access/system-roles';
import { recordAudit } from '../../audit/record-audit';
import { assertFresh } from '../../core/basis';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { transact, type Tx } from '../../platform/transact';
import { roleFacts } from '../access-facts';
import type { ChangeRolesInput } from '../access-schema';
import { assertFuture, assertKnownRoles } from '../known-access';
import { lockMember, type LockedMember } from '../locked-member';
import { canEditAccess } from '../policy';
import { assertMayHold, isChanged } from '../role-terms';

export type ChangedRoles = { name: string; roles: string[]; dropped: string[] };

/**
 * Sets the roles of one member, when each of them ends, and when the membership ends. Of several
 * system roles the highest is kept; the answer names the others.
 * @throws `not_found`; `forbidden`, `self`, `outranked`; `last_admin`; `stale`;
 * `reauthentication_required` where it makes or keeps an Admin; `invalid` with the field
 */
export async function changeRoles(ctx: Context, input: ChangeRolesInput): Promise<ChangedRoles> {
  return transact(async (tx) => {
    const locked = await lockMember(tx, ctx, input.userId);
    const { actor, member, target } = locked;
    assertAllowed(canEditAccess(actor, target));
    const { access } = member;
    assertFresh(input.basis, roleFacts(access));
    const chosen = await chosenRoles(tx, ctx, input, access.roles);
    const { kept, dropped } = keepHighestSystemRole(chosen);
    const endsAt = input.endsAt === undefined ? access.endsAt : input.endsAt;
    if (isChanged(endsAt, access.endsAt)) assertFuture(endsAt, 'endsAt', ctx.now);
    assertMayHold(ctx, actor, locked, { roles: kept, endsAt });
    await writeRoles(tx, ctx, locked, kept, endsAt);
    const before = roleFacts(access);
    const after = roleFacts({ roles: kept, endsAt });
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      await recordAudit(tx, ctx, {
        event: 'user.roles_changed',
        projectId: ctx.projectId,
        target: { type: 'user', id: target.userId, name: target.name, email: member.email },
        before,
        after,
      });
    }
    return {
      name: target.name,
      roles: kept.map(({ name }) => name),
      dropped: dropped.map(({ name }) => name),
    };
  });
}

/** The chosen roles in the project's order, each with its end. */
async function chosenRoles(
  tx: Tx,
  ctx: Context,
  input: ChangeRolesInput,
  held: readonly AssignedRole[],
): Promise<AssignedRole[]> {
  const roles = await findRoles(tx, ctx.projectId);
  assertKnownRoles(input.roles, roles);
  return roles
    .filter(({ id }) => input.roles.includes(id))
    .map((role) => {
      const before = held.find(({ id }) => id === role.id)?.endsAt ?? null;
      const endsAt = Object.hasOwn(input.roleEndsAt, role.id)
        ? (input.roleEndsAt[role.id] ?? null)
        : before;
      if (isChanged(endsAt, before)) assertFuture(endsAt, `roleEndsAt[${role.id}]`, ctx.now);
      return { ...role, endsAt };
    });
}

async function writeRoles(
  tx: Tx,
  { projectId }: Context,
  { member }: LockedMember,
  kept: readonly AssignedRole[],
  endsAt: Date | null,
): Promise<void> {
  const { memberId, access } = member;
  const keptIds = kept.map(({ id }) => id);
  await tx.memberRole.deleteMany({ where: { memberId, roleId: { notIn: keptIds } } });
  for (const role of kept) {
    const before = access.roles.find(({ id }) => id === role.id);
    if (before && !isChanged(role.endsAt, before.endsAt)) continue;
    const id = { memberId, roleId: role.id };
    await tx.memberRole.upsert({
      where: { memberId_roleId: id },
      create: { projectId, ...id, endsAt: role.endsAt },
      update: { endsAt: role.endsAt },
    });
  }
  if (isChanged(endsAt, access.endsAt)) {
    await tx.member.update({ where: { id: memberId }, data: { endsAt } });
  }
}
