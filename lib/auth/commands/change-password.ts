import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { AppError } from '../../core/errors';
import { displayName } from '../../core/person-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { database } from '../../platform/database';
import { transact } from '../../platform/transact';
import { voidAccountLinks } from '../account-links';
import type { ChangePasswordInput } from '../account-schema';
import { renewSession } from '../confirmed-session';
import { lockSelf } from '../lock-self';
import { assertGoodPassword } from '../new-password';
import { hashPassword, verifyPassword } from '../password-hash';
import { provePassword } from '../prove-password';
import { endOtherSessions } from '../sessions';
import { findSignInRules } from '../sign-in-rules';

/**
 * Changes one's own password. The current one is the proof of who is there; wrong ones count
 * towards the lock. Other sessions and a mailed reset link end; this session goes on under a new ID.
 * @returns that ID, and how many other sessions ended
 * @throws `invalid` with the field; `rate_limited`; `conflict` when the password changed meanwhile;
 * `unauthenticated` when the session ended meanwhile
 */
export async function changePassword(
  ctx: UserContext,
  input: ChangePasswordInput,
): Promise<{ sessionId: string; endedSessions: number }> {
  const currentHash = await provePassword(ctx, input.currentPassword, 'currentPassword');
  const person = await database().user.findUniqueOrThrow({ where: { id: ctx.user.userId } });
  const { passwordMinLength } = await findSignInRules(person.id, ctx.now);
  await assertGoodPassword(input.password, person, { minLength: passwordMinLength });
  if (await verifyPassword(currentHash, input.password)) {
    throw new AppError('invalid', 'Choose another password.', {
      fieldErrors: { password: ['This is your current password. Choose another one.'] },
    });
  }
  const passwordHash = await hashPassword(input.password);

  return transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    if (user.passwordHash !== currentHash) {
      throw new AppError('conflict', 'Your password was changed elsewhere at this moment.');
    }
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, passwordChangedAt: ctx.now },
    });
    await voidAccountLinks(tx, user.id, ctx.now, 'RESET_PASSWORD');
    const endedSessions = await endOtherSessions(tx, user.id, ctx.now, ctx.user.sessionId);
    await recordAuditForPerson(tx, ctx, user, {
      event: 'password.changed',
      after: { endedSessions },
    });
    await enqueueEmail(
      tx,
      {
        template: 'password-changed',
        to: user.email,
        props: { name: displayName(user), at: ctx.now.toISOString(), address: ctx.address },
      },
      ctx.now,
    );
    return { sessionId: await renewSession(tx, ctx), endedSessions };
  });
}
