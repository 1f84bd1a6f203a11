import { recordAudit } from '../../audit/record-audit';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { AppError } from '../../core/errors';
import { assertRecentlyAuthenticated } from '../../core/reauthentication';
import { lockAccount } from '../../members/locked-account';
import { canWriteUsers } from '../../members/policy';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { transact, type Tx } from '../../platform/transact';
import { findCurrentPasscode } from '../find-passcodes';
import type { IssuedPasscode } from '../../core/passcode-terms';
import { holderOf, writePasscode } from '../issue-passcode';
import { passcodeMail, passcodeTarget, recordedPasscode } from '../passcode-trail';
import { canGrantPasscode } from '../policy';
import type { GrantPasscodeInput } from '../schema';
import { passcodeStatusOf } from '../status';
import { tenureEnd } from '../tenure';

/**
 * Gives a member a passcode for the API, which acts as them. Its text is in the answer and nowhere
 * else.
 * @throws `not_found`; `forbidden`, `outranked`; `reauthentication_required`; `conflict` while there
 * is an active one, or when none would work; `invalid` for one without an end where the project
 * forbids it
 */
export async function grantPasscode(
  ctx: Context,
  { userId, tenure, readOnly }: GrantPasscodeInput,
): Promise<IssuedPasscode> {
  assertAllowed(canWriteUsers(ctx.actor));
  assertRecentlyAuthenticated(ctx);
  return transact(async (tx) => {
    const locked = await lockAccount(tx, ctx, userId);
    const { actor, member, target } = locked;
    assertAllowed(canGrantPasscode(actor, target, holderOf(locked), ctx.now));
    const former = await findCurrentPasscode(tx, member.memberId);
    const before = passcodeStatusOf(former, ctx.now);
    if (before === 'ACTIVE') {
      throw new AppError('conflict', `${member.name} has an active passcode; reset it instead.`);
    }
    if (tenure === 'FOREVER') await assertForeverAllowed(tx, ctx.projectId);
    if (former) {
      await tx.passcode.update({ where: { id: former.id }, data: { replacedAt: ctx.now } });
    }
    const facts = { tenure, readOnly, endsAt: tenureEnd(tenure, ctx.now) };
    const issued = await writePasscode(tx, {
      ...facts,
      projectId: ctx.projectId,
      memberId: member.memberId,
      createdAt: ctx.now,
      createdById: actor.userId,
    });
    const told = { ...facts, prefix: issued.prefix };
    await recordAudit(tx, ctx, {
      event: 'passcode.granted',
      projectId: ctx.projectId,
      target: passcodeTarget(member),
      before: { status: before },
      after: { status: 'ACTIVE', ...recordedPasscode(told) },
    });
    const by = { now: ctx.now, by: actor, projectName: actor.projectName };
    await enqueueEmail(tx, passcodeMail(by, 'grant', member, told), ctx.now);
    return { ...told, passcode: issued.passcode, name: member.name, oldEndsAt: null };
  });
}

/** The project is held, so what it says holds until the passcode is written. */
async function assertForeverAllowed(tx: Tx, projectId: string): Promise<void> {
  const { passcodeForever } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { passcodeForever: true },
  });
  if (passcodeForever) return;
  const message = 'This project allows no passcodes that last forever.';
  throw new AppError('invalid', message, { fieldErrors: { tenure: [message] } });
}
