import type { AssignedRole } from '../../access/resolve-access';
import { recordManyAudits, type AuditEntry } from '../../audit/record-audit';
import type { Context } from '../../core/context';
import { assertMayGrantNow } from '../../core/reauthentication';
import type { Tx } from '../../platform/transact';
import { holdingProject } from '../../projects/holding-project';
import { assertReviewed, type Reviewed } from '../../projects/reviewed';
import { roleFacts } from '../access-facts';
import type { ChangeRolesOfManyInput } from '../bulk-schema';
import type { RolesPlan } from '../plan-roles';
import { canWriteUsers } from '../policy';
import { findRolesPlans } from '../roles-of-many';
import { reviewOf, type RolesReview } from '../roles-review';

type RolesChange = Extract<RolesPlan, { kind: 'change' }>;

/**
 * Assigns and unassigns roles for all of the selected members in one transaction: what was
 * reviewed, or nothing.
 * @returns what came of it for everybody
 * @throws `forbidden`; `invalid` with the field; `stale` when something else would happen than was
 * reviewed; `reauthentication_required` where it makes Admins; `last_admin`
 */
export async function changeRolesOfMany(
  ctx: Context,
  input: ChangeRolesOfManyInput & Reviewed,
): Promise<RolesReview> {
  return holdingProject(ctx, canWriteUsers, async (tx, actor) => {
    const plans = await findRolesPlans(tx, actor, input, ctx.now);
    const outcome = reviewOf(plans);
    assertReviewed(outcome, input.reviewed);
    const changes = plans.filter((plan): plan is RolesChange => plan.kind === 'change');
    assertMayGrantNow(
      ctx,
      changes.flatMap(({ before, after }) => missing(after, before)),
    );
    await writeRoles(tx, ctx.projectId, changes);
    await recordManyAudits(
      tx,
      ctx,
      changes.map((change) => auditEntry(ctx.projectId, change)),
    );
    return outcome;
  });
}

/** Two statements, however many people: what they lose, and what they gain. */
async function writeRoles(
  tx: Tx,
  projectId: string,
  changes: readonly RolesChange[],
): Promise<void> {
  const lost = pairs(changes, ({ before, after }) => missing(before, after));
  await tx.$executeRaw`
    DELETE FROM member_roles mr
    USING unnest(${lost.memberIds}::uuid[], ${lost.roleIds}::uuid[]) lost (member_id, role_id)
    WHERE mr.project_id = ${projectId}::uuid
      AND mr.member_id = lost.member_id AND mr.role_id = lost.role_id`;
  const gained = pairs(changes, ({ before, after }) => missing(after, before));
  // A role whose time is over is still there, and begins anew.
  await tx.$executeRaw`
    INSERT INTO member_roles (project_id, member_id, role_id)
    SELECT ${projectId}::uuid, gained.member_id, gained.role_id
    FROM unnest(${gained.memberIds}::uuid[], ${gained.roleIds}::uuid[]) gained (member_id, role_id)
    ON CONFLICT (member_id, role_id) DO UPDATE SET ends_at = NULL`;
}

function missing(from: readonly AssignedRole[], there: readonly AssignedRole[]): AssignedRole[] {
  return from.filter(({ id }) => !there.some((role) => role.id === id));
}

function pairs(
  changes: readonly RolesChange[],
  rolesOf: (change: RolesChange) => readonly AssignedRole[],
) {
  const all = changes.flatMap((change) =>
    rolesOf(change).map(({ id }) => ({ memberId: change.member.memberId, roleId: id })),
  );
  return {
    memberIds: all.map(({ memberId }) => memberId),
    roleIds: all.map(({ roleId }) => roleId),
  };
}

function auditEntry(projectId: string, { member, before, after }: RolesChange): AuditEntry {
  const { userId, name, email, endsAt } = member;
  return {
    event: 'user.roles_changed',
    projectId,
    target: { type: 'user', id: userId, name, email },
    before: roleFacts({ roles: before, endsAt }),
    after: roleFacts({ roles: after, endsAt }),
  };
}
