import { recordAudit } from '../../audit/record-audit';
import { recordAuditOnPerson } from '../../audit/record-for-person';
import type { Actor } from '../../core/actor';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { personSearchColumns } from '../../core/person-name';
import { transact, type Tx } from '../../platform/transact';
import { roleFacts } from '../access-facts';
import type { UpdateUserInput } from '../api-schema';
import { canEditDetails } from '../details-policy';
import { assertFuture } from '../known-access';
import { lockPersonToEdit, type LockedPerson } from '../locked-people';
import { canEditAccess } from '../policy';
import { assertMayHold, isChanged } from '../role-terms';

/**
 * Changes what is given of a user's name, mobile and end of membership; the rest stays as it is.
 * Whatever is given has to be allowed, also where it would change nothing: else one could guess
 * what one may not see.
 * @throws `not_found`; `forbidden`, `self`, `outranked`; `last_admin`; `invalid` with the field;
 * `reauthentication_required` where an Admin's membership is to last longer
 */
export async function updateUser(ctx: Context, input: UpdateUserInput): Promise<void> {
  await transact(async (tx) => {
    const { actor, ...person } = await lockPersonToEdit(tx, ctx, input.userId);
    await changeIdentity(tx, ctx, actor, person, input);
    await changeEnd(tx, ctx, actor, person, input);
  });
}

async function changeIdentity(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  { member, target, projectIds }: LockedPerson,
  { firstName, lastName, mobile }: UpdateUserInput,
): Promise<void> {
  const given = { firstName, lastName, mobile };
  if (Object.values(given).every((value) => value === undefined)) return;
  assertAllowed(canEditDetails(actor, target));
  const { userId: id, email, details: before } = member;
  const after = {
    firstName: firstName ?? before.firstName,
    lastName: lastName ?? before.lastName,
    mobile: mobile === undefined ? before.mobile : mobile,
  };
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await tx.user.update({
    where: { id },
    data: { ...after, ...personSearchColumns({ ...after, email }) },
    select: { id: true },
  });
  const changed = { ...after, id, email, projectIds };
  await recordAuditOnPerson(tx, ctx, changed, { event: 'user.updated', before, after });
}

/** The end of a membership is a term of the access, and so is for those who may change that. */
async function changeEnd(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  { member, target }: LockedPerson,
  { endsAt }: UpdateUserInput,
): Promise<void> {
  if (endsAt === undefined) return;
  assertAllowed(canEditAccess(actor, target));
  const { access, memberId, email } = member;
  if (!isChanged(endsAt, access.endsAt)) return;
  assertFuture(endsAt, 'endsAt', ctx.now);
  assertMayHold(ctx, actor, { member, target }, { roles: access.roles, endsAt });
  await tx.member.update({ where: { id: memberId }, data: { endsAt } });
  await recordAudit(tx, ctx, {
    event: 'user.roles_changed',
    projectId: ctx.projectId,
    target: { type: 'user', id: target.userId, name: target.name, email },
    before: roleFacts(access),
    after: roleFacts({ roles: access.roles, endsAt }),
  });
}
