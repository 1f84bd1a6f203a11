import { recordAuditOnPerson } from '../../audit/record-for-person';
import { sessionHandle } from '../../auth/session-handle';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import { deviceName } from '../../core/device-name';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { transact } from '../../platform/transact';
import { canEndSessions } from '../identity-policy';
import type { EndSessionInput } from '../identity-schema';
import { lockAccount } from '../locked-account';

export type EndedSession = { name: string; device: string };

/**
 * Signs somebody out of one device. One that is signed out already is fine, and says null.
 * @throws `not_found`; `forbidden`, `self`, `outranked`
 */
export async function endSessionOfUser(
  ctx: Context,
  input: EndSessionInput,
): Promise<EndedSession | null> {
  return transact(async (tx) => {
    const { actor, target, user } = await lockAccount(tx, ctx, input.userId);
    assertAllowed(canEndSessions(actor, target));
    const sessions = await tx.session.findMany({ where: { userId: user.id } });
    const session = sessions.find(({ id }) => sessionHandle(id) === input.session);
    if (!session) return null;
    // They may be signing out themselves at this moment.
    const { count } = await tx.session.deleteMany({ where: { id: session.id } });
    if (count === 0) return null;
    const device = deviceName(session.userAgent);
    await recordAuditOnPerson(tx, ctx, user, {
      event: 'user.session_ended',
      before: {
        device,
        address: session.address,
        signedInAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
      },
    });
    await enqueueEmail(
      tx,
      {
        template: 'signed-out',
        to: user.email,
        props: {
          name: target.name,
          adminName: actor.name,
          projectName: actor.projectName,
          devices: 1,
          device,
        },
      },
      ctx.now,
    );
    return { name: target.name, device };
  });
}
