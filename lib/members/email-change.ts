import { findMemberAccess, findModules } from '../access/queries/find-member-access';
import { levelsOf, resolveGrants, standingFault } from '../access/resolve-access';
import { actorWith } from '../auth/actor-with';
import type { Actor } from '../core/actor';
import { AppError } from '../core/errors';
import type { AccountLink, Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import { findElsewhere } from './elsewhere';
import { canHandOver, noProjectElsewhere } from './person-policy';

/** A change of address that waits for its confirmation. */
export type PendingEmailChange = { email: string; requestedAt: Date; expiresAt: Date };

/** The link that waits for a person to confirm it. */
export function pendingEmailChange(userId: string, now: Date): Prisma.AccountLinkWhereInput {
  return {
    userId,
    purpose: 'CONFIRM_EMAIL',
    usedAt: null,
    voidedAt: null,
    expiresAt: { gt: now },
  };
}

/** The change that waits for a person to confirm it, or null. */
export async function findPendingEmailChange(
  db: Pick<Tx, 'accountLink'>,
  userId: string,
  now: Date,
): Promise<PendingEmailChange | null> {
  const link = await db.accountLink.findFirst({ where: pendingEmailChange(userId, now) });
  if (!link?.email) return null;
  return { email: link.email, requestedAt: link.createdAt, expiresAt: link.expiresAt };
}

/**
 * Says for nobody whose an address is: only that it cannot be had.
 * @throws `conflict` with the field
 */
export async function assertEmailIsFree(tx: Tx, email: string): Promise<void> {
  if ((await tx.user.count({ where: { email } })) > 0) throw emailIsTaken();
}

export function emailIsTaken(): AppError {
  const message = 'This address is in use already. Choose another.';
  return new AppError('conflict', message, { fieldErrors: { email: [message] } });
}

/**
 * Whether whoever asked for a change of address may still hand the account over: one who was
 * demoted or disabled meanwhile must not come into an account by a link they sent themselves.
 */
export async function mayStillHandOver(tx: Tx, link: AccountLink, now: Date): Promise<boolean> {
  const { projectId, requestedById, userId } = link;
  if (!projectId || !requestedById) return false;
  const found = await findMemberAccess(tx, projectId, [requestedById, userId]);
  const requester = found.get(requestedById);
  const target = found.get(userId);
  if (!requester || !target || standingFault(requester.access, now) !== null) return false;
  const modules = await findModules(tx, projectId);
  const actor: Actor = actorWith(
    {
      ...requester,
      projectId,
      sessionId: null,
      authenticatedAt: null,
      passcode: null,
      projectSlug: '',
      projectName: '',
    },
    requester.access,
    modules,
    now,
  );
  const elsewhere = await findElsewhere(tx, actor, [userId], now);
  return canHandOver(actor, {
    userId,
    name: target.name,
    levels: levelsOf(resolveGrants(target.access, modules, now)),
    scopes: target.access.scopes,
    elsewhere: elsewhere.get(userId) ?? noProjectElsewhere,
  }).allowed;
}
