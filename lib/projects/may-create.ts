import { getEnv } from '../platform/env';
import type { Tx } from '../platform/transact';

/** Whether somebody may make a project: an Admin of some project, or anybody where one may sign up. */
export async function mayCreateProject(
  db: Pick<Tx, 'memberRole'>,
  userId: string,
  now: Date,
): Promise<boolean> {
  if (getEnv().SIGNUP === 'open') return true;
  const inForce = { OR: [{ endsAt: null }, { endsAt: { gt: now } }] };
  const admin = await db.memberRole.findFirst({
    where: {
      ...inForce,
      role: { systemRole: 'ADMIN' },
      member: { userId, status: 'ACTIVE', ...inForce },
    },
    select: { memberId: true },
  });
  return admin !== null;
}
