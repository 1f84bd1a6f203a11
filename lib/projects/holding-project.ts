import { lockActor } from '../auth/lock-actor';
import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import type { Decision } from '../core/decision';
import { transact, type Tx } from '../platform/transact';

/**
 * Changes what concerns many people: one transaction that holds the project's access alone.
 * @throws what `may` denies, as `lockActor`
 */
export function holdingProject<T>(
  ctx: Context,
  may: (actor: Actor) => Decision,
  work: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> {
  return transact(async (tx) => work(tx, await lockActor(tx, ctx, 'exclusive', may)));
}
