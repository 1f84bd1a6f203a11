import { recordAuditForPerson } from '../../audit/record-for-person';
import type { UserContext } from '../../core/context';
import { deviceName } from '../../core/device-name';
import { transact } from '../../platform/transact';
import type { OwnSessionInput } from '../account-schema';
import { lockSelf } from '../lock-self';
import { sessionHandle } from '../session-handle';
import { endOtherSessions } from '../sessions';

/**
 * Signs out one of one's own devices. One that is signed out already is fine.
 * @returns what device it was, or null when there was none
 */
export async function endOwnSession(
  ctx: UserContext,
  input: OwnSessionInput,
): Promise<string | null> {
  return transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    const sessions = await tx.session.findMany({ where: { userId: user.id } });
    const session = sessions.find(({ id }) => sessionHandle(id) === input.session);
    if (!session) return null;
    const { count } = await tx.session.deleteMany({ where: { id: session.id } });
    if (count === 0) return null;
    const device = deviceName(session.userAgent);
    await recordAuditForPerson(tx, ctx, user, {
      event: 'session.ended',
      before: { device, address: session.address },
    });
    return device;
  });
}

/** Signs out all of one's own devices but this one. @returns how many */
export async function endOwnOtherSessions(ctx: UserContext): Promise<number> {
  return transact(async (tx) => {
    const user = await lockSelf(tx, ctx);
    const endedSessions = await endOtherSessions(tx, user.id, ctx.now, ctx.user.sessionId);
    if (endedSessions > 0) {
      await recordAuditForPerson(tx, ctx, user, {
        event: 'session.others_ended',
        after: { endedSessions },
      });
    }
    return endedSessions;
  });
}
