import { lockProjectAccess } from '../access/queries/lock-access';
import { lockActor } from '../auth/lock-actor';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import { assertAllowed, type Decision } from '../core/decision';
import { transact, type Tx } from '../platform/transact';

/**
 * Changes what concerns many people: one transaction that holds the project's access alone. The
 * right is asked for twice: at once, since who lacks it must not make others wait for the lock;
 * and under the lock, since it may have gone meanwhile.
 * @throws what `may` denies
 */
export async function holdingProject<T>(
  ctx: Context,
  may: (actor: Actor) => Decision,
  work: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> {
  assertAllowed(may(ctx.actor));
  return transact(async (tx) => {
    await lockProjectAccess(tx, ctx.projectId, 'exclusive');
    const actor = await lockActor(tx, ctx);
    assertAllowed(may(actor));
    return work(tx, actor);
  });
}
