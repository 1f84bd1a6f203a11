import { findRoles } from '../../access/queries/find-member-access';
import { recordAudit, type AuditEntry } from '../../audit/record-audit';
import { lockActor } from '../../auth/lock-actor';
import type { Context } from '../../core/context';
import { assertFuture } from '../../members/known-access';
import { canWriteUsers } from '../../members/policy';
import { transact } from '../../platform/transact';
import { assertWithinReach, chosenEntries } from '../chosen-access';
import { checkRows, type FailedRow } from '../check-rows';
import { invitePeople } from '../invite-people';
import type { InviteUsersInput } from '../schema';

export type InviteUsersResult = {
  invited: {
    row: number;
    email: string;
    /** Of several system roles the highest was kept; these were not. */
    dropped: string[];
  }[];
  failed: FailedRow[];
  /** What the audit log tells of those of the failed that asked for too much. */
  refusals: AuditEntry[];
};

/**
 * Invites up to fifty people, all with the same scopes and end, in one transaction. Rows that
 * cannot be invited fail alone, each with its reason.
 * @throws `forbidden` without write access to Users, or with scopes beyond the actor's own;
 * `invalid` with the field
 */
export async function inviteUsers(
  ctx: Context,
  input: InviteUsersInput,
): Promise<InviteUsersResult> {
  return transact(async (tx) => {
    const actor = await lockActor(tx, ctx, 'shared', canWriteUsers);
    assertFuture(input.endsAt, 'endsAt', ctx.now);
    const entries = await chosenEntries(tx, ctx.projectId, input.scopes);
    const access = { overrides: {}, scopes: input.scopes, endsAt: input.endsAt };
    assertWithinReach(actor, { ...access, roles: [] });
    const roles = await findRoles(tx, ctx.projectId);
    const { good, failed, overreaching } = checkRows(input.rows, actor, roles);
    const people = good.map((row) => ({
      ...row,
      ...nameless,
      roles: row.roles.map((role) => ({ ...role, endsAt: null })),
    }));
    const { invited, present } = await invitePeople(tx, ctx, actor, people, access, entries);
    const refusals = overreaching.map((row): AuditEntry => ({
      event: 'user.invited',
      outcome: 'REFUSED',
      projectId: ctx.projectId,
      target: { type: 'user', id: null, email: row.email },
      after: { roles: row.roles.map(({ name }) => name) },
      reason: row.reason,
    }));
    await recordAudit(tx, ctx, ...refusals);
    const droppedOf = new Map(good.map(({ row, dropped }) => [row, dropped]));
    return {
      invited: invited.map(({ row, email }) => ({
        row,
        email,
        dropped: (droppedOf.get(row) ?? []).map(({ name }) => name),
      })),
      failed: [
        ...failed,
        ...present.map(({ row, email, reason }) => ({
          row,
          email,
          code: 'present' as const,
          reason,
        })),
      ].sort((a, b) => a.row - b.row),
      refusals,
    };
  });
}

/** An invited person tells their name themselves. */
const nameless = { firstName: '', lastName: '', mobile: null };
