import type { Reader } from '../access/queries/find-member-access';
import type { Actor } from '../core/actor';
import { assertAllowed } from '../core/decision';
import { AppError } from '../core/errors';
import type { Selection } from '../members/bulk-schema';
import { canWriteUsers } from '../members/policy';
import { findSelectedMembers } from '../members/selected-members';
import { Prisma } from '../platform/generated/client';
import { findInvitations, type InvitationRecord } from './find-invitations';
import { invitationCondition } from './invitation-conditions';
import { selectedInvitationsMax } from './limits';
import type { InvitationsOfManyInput } from './listing-schema';
import { planInvitations, skipped, type InvitationPlan } from './plan-invitations';

/**
 * What a bulk act comes to at this moment, for each of the selected invitations.
 * @throws `forbidden`; `invalid` for more than one act takes
 */
export async function findInvitationPlans(
  db: Reader,
  actor: Actor,
  act: 'resend' | 'withdraw',
  { selection, invitations, filter }: Omit<InvitationsOfManyInput, 'reviewed'>,
  now: Date,
): Promise<InvitationPlan[]> {
  assertAllowed(canWriteUsers(actor));
  const condition =
    selection === 'INVITATIONS'
      ? Prisma.sql`i.project_id = ${actor.projectId}::uuid AND i.id = ANY(${invitations}::uuid[])`
      : invitationCondition(actor.projectId, filter, now);
  const found = await findInvitations(
    db,
    Prisma.sql`
      SELECT i.id FROM invitations i LEFT JOIN members m ON m.id = i.member_id
      WHERE ${condition} LIMIT ${selectedInvitationsMax + 1}`,
    now,
  );
  if (found.length > selectedInvitationsMax) {
    const most = selectedInvitationsMax.toLocaleString('en-GB');
    throw new AppError('invalid', `More than ${most} invitations match. Narrow the filter.`);
  }
  return planInvitations(actor, act, found.sort(byAddress), now);
}

/** The same for selected users, of whom some may have no invitation that waits. */
export async function findInvitationPlansOfUsers(
  db: Reader,
  actor: Actor,
  selection: Selection,
  now: Date,
): Promise<InvitationPlan[]> {
  assertAllowed(canWriteUsers(actor));
  const members = await findSelectedMembers(db, actor, selection, now);
  const memberIds = members.map(({ memberId }) => memberId);
  const found = await findInvitations(
    db,
    Prisma.sql`
      SELECT i.id FROM invitations i
      WHERE i.member_id = ANY(${memberIds}::uuid[])
        AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL`,
    now,
  );
  const plans = planInvitations(actor, 'resend', found, now);
  const planOf = new Map(plans.map((plan) => [plan.person.userId, plan]));
  return members.map(({ userId, name }) => planOf.get(userId) ?? skipped({ userId, name }, 'none'));
}

function byAddress(one: InvitationRecord, other: InvitationRecord): number {
  if (one.email !== other.email) return one.email < other.email ? -1 : 1;
  return one.invitationId < other.invitationId ? -1 : 1;
}
