import { recordAuditForPerson } from '../audit/record-for-person';
import type { AuditEntry } from '../audit/record-audit';
import type { RequestContext } from '../core/context';
import { waitsForUnlock } from '../core/password-lock';
import { displayName } from '../core/person-name';
import { enqueueEmail } from '../outbox/enqueue-email';
import type { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import type { PasswordAttempt } from './password-attempt';

/**
 * Records a wrong password, and the lock when this was the failure that locks, of which the owner
 * is told.
 * @param attempt null when the password road is closed, and no password was looked at
 */
export async function recordPasswordFailure(
  tx: Tx,
  ctx: RequestContext,
  user: Prisma.UserGetPayload<object>,
  attempt: PasswordAttempt | null,
  event: AuditEntry['event'],
): Promise<void> {
  await recordAuditForPerson(tx, ctx, user, {
    event,
    outcome: 'FAILED',
    reason: attempt ? 'Wrong password' : 'Sign-in by password is closed for this account',
  });
  if (!attempt?.lockedUntil) return;
  const until = waitsForUnlock(attempt.lockedUntil) ? null : attempt.lockedUntil.toISOString();
  await recordAuditForPerson(tx, ctx, user, {
    event: 'sign_in.locked',
    after: { until: until ?? 'an administrator unlocks', failures: attempt.failures },
  });
  await enqueueEmail(
    tx,
    {
      template: 'sign-in-locked',
      to: user.email,
      props: { name: displayName(user), until },
    },
    ctx.now,
  );
}
