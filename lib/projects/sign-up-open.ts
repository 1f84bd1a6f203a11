import { getEnv } from '../platform/env';
import type { Tx } from '../platform/transact';

/**
 * Whether anybody may register. Not before somebody can manage the installation: its first project
 * belongs to whoever has the set-up link.
 */
export async function signUpIsOpen(db: Pick<Tx, 'member'>): Promise<boolean> {
  if (getEnv().SIGNUP !== 'open') return false;
  const member = await db.member.findFirst({ where: { status: 'ACTIVE' }, select: { id: true } });
  return member !== null;
}
