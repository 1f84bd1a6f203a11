import type { UserContext } from '../core/context';
import { AppError } from '../core/errors';
import type { User } from '../platform/generated/client';
import type { Tx } from '../platform/transact';

/**
 * The person behind the request, held against change until the transaction ends, so that two
 * changes of one sign-in follow one another and none outlives the session it was asked for in.
 * @throws `unauthenticated` when the session ended since the request came
 */
export async function lockSelf(tx: Tx, { user }: UserContext): Promise<User> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM users u
    WHERE u.id = ${user.userId}::uuid AND u.disabled_at IS NULL AND u.locked_at IS NULL
    FOR NO KEY UPDATE`;
  // Asked once the row is held: whoever ends sessions holds it too.
  const session =
    held && (await tx.session.findFirst({ where: { id: user.sessionId, userId: held.id } }));
  if (!session) throw new AppError('unauthenticated', 'Sign in to go on.');
  return tx.user.findUniqueOrThrow({ where: { id: held.id } });
}
