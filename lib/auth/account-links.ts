import type { RequestContext } from '../core/context';
import { digestToken, randomToken } from '../platform/crypto';
import { database } from '../platform/database';
import { getEnv } from '../platform/env';
import type { AccountLinkPurpose, Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import { accountLinkMs } from './limits';

const paths: Record<AccountLinkPurpose, string> = {
  RESET_PASSWORD: 'reset-password',
  RESET_TWO_FACTOR: 'reset-two-factor',
  CONFIRM_EMAIL: 'confirm-email',
};

/**
 * Makes a link for a person; a newer one voids those before it.
 * @param email the address to confirm, for that purpose only
 */
export async function createAccountLink(
  tx: Tx,
  ctx: RequestContext,
  userId: string,
  purpose: AccountLinkPurpose,
  email?: string,
): Promise<{ link: string; expiresAt: Date }> {
  const token = randomToken();
  const expiresAt = new Date(ctx.now.getTime() + accountLinkMs);
  // Of two requests at once the later waits, and so finds and voids the link of the other.
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  await tx.accountLink.updateMany({
    where: { userId, purpose, usedAt: null, voidedAt: null },
    data: { voidedAt: ctx.now },
  });
  await tx.accountLink.create({
    data: { digest: digestToken(token), userId, purpose, email, createdAt: ctx.now, expiresAt },
  });
  return { link: `${getEnv().APP_URL}/${paths[purpose]}/${token}`, expiresAt };
}

function openLink(token: string, purpose: AccountLinkPurpose, now: Date) {
  return {
    digest: digestToken(token),
    purpose,
    usedAt: null,
    voidedAt: null,
    expiresAt: { gt: now },
    // Every road refuses a disabled or locked person, this one too.
    user: { disabledAt: null, lockedAt: null, activatedAt: { not: null } },
  } satisfies Prisma.AccountLinkWhereInput;
}

type LinkedUser = Prisma.UserGetPayload<object>;

/** The person a link is for, while it works. Looking spends nothing. */
export async function findLinkedUser(
  token: string,
  purpose: AccountLinkPurpose,
  now: Date,
): Promise<LinkedUser | null> {
  const link = await database().accountLink.findFirst({
    where: openLink(token, purpose, now),
    include: { user: true },
  });
  return link?.user ?? null;
}

/** Spends a link. Of several spenders at once one is given the person, the others null. */
export async function spendAccountLink(
  tx: Tx,
  token: string,
  purpose: AccountLinkPurpose,
  now: Date,
): Promise<LinkedUser | null> {
  const [spent] = await tx.accountLink.updateManyAndReturn({
    where: openLink(token, purpose, now),
    data: { usedAt: now },
    include: { user: true },
  });
  return spent?.user ?? null;
}
