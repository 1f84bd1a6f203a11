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
import { holderOf, writePasscode } from '../issue-passcode';
import { passcodeMail, passcodeTarget, recordedPasscode } from '../passcode-trail';
import { canGrantPasscode } from '../policy';
import { overlapHours, type IssuedPasscode } from '../../core/passcode-terms';
import { type ResetPasscodeInput } from '../schema';
import { passcodeStatusOf } from '../status';

const hourMs = 3_600_000;

/**
 * Replaces an active passcode by a fresh one that ends when the old one would have. The old one
 * stops at once, with all that earlier resets left working, or goes on for a day.
 * @throws `not_found`; `forbidden`, `outranked`; `reauthentication_required`; `conflict` when there
 * is no active one, when it is not the one that was shown, or when none would work
 */
export async function resetPasscode(
  ctx: Context,
  { userId, prefix, keepOld }: ResetPasscodeInput,
): Promise<IssuedPasscode> {
  assertAllowed(canWriteUsers(ctx.actor));
  assertRecentlyAuthenticated(ctx);
  return transact(async (tx) => {
    const locked = await lockAccount(tx, ctx, userId);
    const { actor, member, target } = locked;
    assertAllowed(canGrantPasscode(actor, target, holderOf(locked), ctx.now));
    const old = await findCurrentPasscode(tx, member.memberId);
    if (!old || passcodeStatusOf(old, ctx.now) !== 'ACTIVE') {
      throw new AppError('conflict', `${member.name} has no active passcode; grant one instead.`);
    }
    if (old.prefix !== prefix) {
      throw new AppError('conflict', `The passcode of ${member.name} was replaced already.`);
    }
    const oldEndsAt = keepOld ? endOfOverlap(old.endsAt, ctx.now) : null;
    if (!keepOld) await endOverlaps(tx, member.memberId, ctx.now);
    await tx.passcode.update({
      where: { id: old.id },
      data: {
        replacedAt: ctx.now,
        ...(oldEndsAt ? { endsAt: oldEndsAt } : { revokedAt: ctx.now }),
      },
    });
    const { tenure, readOnly, endsAt, warned14At, warned3At } = old;
    const issued = await writePasscode(tx, {
      ...{ tenure, readOnly, endsAt, warned14At, warned3At },
      projectId: ctx.projectId,
      memberId: member.memberId,
      createdAt: ctx.now,
      createdById: actor.userId,
    });
    const told = { tenure, readOnly, endsAt, prefix: issued.prefix };
    await recordAudit(tx, ctx, {
      event: 'passcode.reset',
      projectId: ctx.projectId,
      target: passcodeTarget(member),
      before: recordedPasscode(old),
      after: { ...recordedPasscode(told), oldEndsAt: (oldEndsAt ?? ctx.now).toISOString() },
    });
    const by = { now: ctx.now, by: actor, projectName: actor.projectName };
    await enqueueEmail(tx, passcodeMail(by, 'reset', member, told, oldEndsAt), ctx.now);
    return { ...told, passcode: issued.passcode, name: member.name, oldEndsAt };
  });
}

function endOfOverlap(endsAt: Date | null, now: Date): Date {
  const day = new Date(now.getTime() + overlapHours * hourMs);
  return endsAt && endsAt < day ? endsAt : day;
}

async function endOverlaps(tx: Tx, memberId: string, now: Date): Promise<void> {
  await tx.passcode.updateMany({
    where: { memberId, replacedAt: { not: null }, revokedAt: null, endsAt: { gt: now } },
    data: { revokedAt: now },
  });
}
