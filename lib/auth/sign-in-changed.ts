import type { RequestContext } from '../core/context';
import { displayName } from '../core/person-name';
import { enqueueEmail } from '../outbox/enqueue-email';
import type { User } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import type { SignInChange } from '../../emails/sign-in-changed';

/** Tells a person by mail how their sign-in changed, in case it was not them. */
export async function tellOwner(
  tx: Tx,
  ctx: RequestContext,
  user: User,
  change: SignInChange,
): Promise<void> {
  await enqueueEmail(
    tx,
    {
      template: 'sign-in-changed',
      to: user.email,
      props: {
        name: displayName(user),
        at: ctx.now.toISOString(),
        address: ctx.address,
        ...change,
      },
    },
    ctx.now,
  );
}
