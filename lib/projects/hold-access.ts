import { lockProjectAccess } from '../access/queries/lock-access';
import type { Context } from '../core/context';
import { transact } from '../platform/transact';

/**
 * Holds the project's access alone for the rest of the transaction that is under way, for what
 * computes a review and carries it out at once: nothing moves between the two.
 */
export async function holdAccess({ projectId }: Pick<Context, 'projectId'>): Promise<void> {
  await transact((tx) => lockProjectAccess(tx, projectId, 'exclusive'));
}
