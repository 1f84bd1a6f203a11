import type { Actor } from '../core/actor';
import type { Context } from '../core/context';
import type { Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import type { AccountFacts } from './identity-policy';
import { lockPerson, type LockedPerson } from './locked-people';

type Account = Prisma.UserGetPayload<object>;

export type LockedAccount = LockedPerson & {
  actor: Actor;
  user: Account & Pick<LockedPerson, 'projectIds'>;
  account: AccountFacts;
};

/**
 * Locks somebody as every act on the whole person does, and reads what their sign-in is at this
 * moment.
 * @throws as `lockPerson`
 */
export async function lockAccount(tx: Tx, ctx: Context, userId: string): Promise<LockedAccount> {
  const locked = await lockPerson(tx, ctx, userId);
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const { projectIds } = locked;
  return { ...locked, user: { ...user, projectIds }, account: accountFacts(user) };
}

export function accountFacts(
  user: Pick<Account, 'activatedAt' | 'disabledAt' | 'lockedAt'>,
): AccountFacts {
  return {
    activated: user.activatedAt !== null,
    disabled: user.disabledAt !== null,
    locked: user.lockedAt !== null,
  };
}
