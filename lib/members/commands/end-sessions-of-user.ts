import { recordAuditOnPerson } from '../../audit/record-for-person';
import { endAllSessions } from '../../auth/sessions';
import type { Context } from '../../core/context';
import { assertAllowed } from '../../core/decision';
import type { Receipt } from '../../core/receipt';
import { enqueueEmail } from '../../outbox/enqueue-email';
import { transact } from '../../platform/transact';
import { canEndSessions } from '../identity-policy';
import type { PersonInput } from '../identity-schema';
import { lockAccount } from '../locked-account';
import { signedOutOf } from '../receipt-lines';

/**
 * Signs somebody out everywhere, in every project. Half-finished sign-ins end as well.
 * @throws `not_found`; `forbidden`, `self`, `outranked`
 */
export async function endSessionsOfUser(ctx: Context, input: PersonInput): Promise<Receipt> {
  return transact(async (tx) => {
    const { actor, target, user } = await lockAccount(tx, ctx, input.userId);
    assertAllowed(canEndSessions(actor, target));
    const devices = await endAllSessions(tx, user.id, ctx.now);
    if (devices === 0) return { title: `${target.name} is signed in nowhere`, lines: [] };
    await recordAuditOnPerson(tx, ctx, user, {
      event: 'user.sessions_ended',
      before: { sessions: devices },
      after: { sessions: 0 },
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
          devices,
          device: null,
        },
      },
      ctx.now,
    );
    return { title: `${target.name} was signed out everywhere`, lines: [signedOutOf(devices)] };
  });
}
