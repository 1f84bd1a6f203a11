import { recordAudit, type AuditContext } from '../audit/record-audit';
import type { Receipt } from '../core/receipt';
import { counted } from '../members/receipt-lines';
import { enqueueEmail } from '../outbox/enqueue-email';
import type { Tx } from '../platform/transact';
import { findCurrentPasscode, findOverlapping } from './find-passcodes';
import { passcodeMail, passcodeTarget, recordedPasscode } from './passcode-trail';
import { maskedPasscode } from '../core/passcode-terms';
import { passcodeStatusOf } from './status';

type Owner = {
  memberId: string;
  userId: string;
  name: string;
  email: string;
  projectId: string;
  projectName: string;
};

/**
 * Ends every passcode of a member that works, with an audit row and a mail; when none does, changes
 * nothing and tells so. Whoever calls holds the member, and has asked whether it is allowed.
 */
export async function endPasscodes(
  tx: Tx,
  ctx: AuditContext & { by: { userId: string; name: string } },
  owner: Owner,
): Promise<Receipt> {
  const { memberId, projectId, projectName, name } = owner;
  const current = await findCurrentPasscode(tx, memberId);
  const overlapping = await findOverlapping(tx, memberId, ctx.now);
  if (!current || passcodeStatusOf(current, ctx.now) !== 'ACTIVE') {
    return { title: `${name} has no active passcode`, lines: [] };
  }
  const ids = [current.id, ...overlapping.map(({ id }) => id)];
  await tx.passcode.updateMany({
    where: { id: { in: ids } },
    data: { revokedAt: ctx.now },
  });
  await recordAudit(tx, ctx, {
    event: 'passcode.revoked',
    projectId,
    target: passcodeTarget(owner),
    before: { status: 'ACTIVE', ...recordedPasscode(current) },
    after: { status: 'REVOKED', olderRevoked: overlapping.length },
  });
  await enqueueEmail(
    tx,
    passcodeMail({ now: ctx.now, by: ctx.by, projectName }, 'revoke', owner, current),
    ctx.now,
  );
  return {
    title: `Passcode of ${name} was revoked`,
    lines: [
      `Passcode ${maskedPasscode(current.prefix)} stopped working`,
      ...(overlapping.length > 0
        ? [`${counted(overlapping.length, 'older passcode')} stopped working too`]
        : []),
    ],
  };
}
