import { findMemberAccess, type MemberWithAccess } from '../access/queries/find-member-access';
import type { RoleAccess } from '../access/resolve-access';
import { systemRoles } from '../access/system-roles';
import { recordAudit } from '../audit/record-audit';
import type { Context } from '../core/context';
import { roleFacts } from '../members/access-facts';
import { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';

/** So many people are read and recorded at once. */
const batch = 1_000;

export async function findHolderIds(tx: Tx, projectId: string, roleId: string): Promise<string[]> {
  const rows = await tx.memberRole.findMany({
    where: { projectId, roleId },
    select: { member: { select: { userId: true } } },
    orderBy: { memberId: 'asc' },
  });
  return rows.map(({ member }) => member.userId);
}

/** Does the work, and records for each of the people what became of their roles. */
export async function recordingRoles(
  tx: Tx,
  ctx: Context,
  userIds: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const before: MemberWithAccess[] = [];
  for (const ids of batches(userIds)) {
    before.push(...(await findMemberAccess(tx, ctx.projectId, ids)).values());
  }
  await work();
  for (const members of batches(before)) {
    const ids = members.map(({ userId }) => userId);
    const after = await findMemberAccess(tx, ctx.projectId, ids);
    await recordAudit(
      tx,
      ctx,
      ...members.map(({ userId, name, email, access }) => ({
        event: 'user.roles_changed' as const,
        projectId: ctx.projectId,
        target: { type: 'user', id: userId, name, email },
        before: roleFacts(access),
        after: roleFacts(after.get(userId)?.access ?? { roles: [], endsAt: null }),
      })),
    );
  }
}

function batches<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / batch);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * batch, (index + 1) * batch),
  );
}

/**
 * Gives a role to everybody who holds another one, for as long as they hold that. Who has a higher
 * system role keeps it instead; who has a lower one loses that.
 */
export async function giveInstead(
  tx: Tx,
  { projectId, now }: Context,
  roleId: string,
  replacement: RoleAccess,
): Promise<void> {
  const precedence = replacement.systemRole ? systemRoles[replacement.systemRole].precedence : 0;
  const inForce = (table: string) => {
    const endsAt = Prisma.raw(`${table}.ends_at`);
    return Prisma.sql`(${endsAt} IS NULL OR ${endsAt} > ${now}::timestamptz)`;
  };
  await tx.$executeRaw`
    INSERT INTO member_roles AS had (project_id, member_id, role_id, ends_at)
    SELECT mr.project_id, mr.member_id, ${replacement.id}::uuid, mr.ends_at
    FROM member_roles mr
    WHERE mr.project_id = ${projectId}::uuid AND mr.role_id = ${roleId}::uuid AND ${inForce('mr')}
      AND NOT EXISTS (
        SELECT 1 FROM member_roles hr JOIN roles r ON r.id = hr.role_id
        WHERE hr.member_id = mr.member_id AND ${inForce('hr')}
          AND ${precedence} > 0 AND r.precedence > ${precedence})
    ON CONFLICT (member_id, role_id) DO UPDATE SET ends_at = CASE
      WHEN had.ends_at IS NULL OR EXCLUDED.ends_at IS NULL THEN NULL
      ELSE GREATEST(had.ends_at, EXCLUDED.ends_at) END`;
  await tx.$executeRaw`
    DELETE FROM member_roles beneath USING roles r
    WHERE beneath.project_id = ${projectId}::uuid AND r.id = beneath.role_id
      AND r.precedence > 0 AND r.precedence < ${precedence}
      AND beneath.member_id IN (
        SELECT mr.member_id FROM member_roles mr
        WHERE mr.role_id = ${roleId}::uuid AND ${inForce('mr')})`;
}
