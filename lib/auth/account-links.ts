import type { RequestContext } from '../core/context';
import { digestToken, randomToken } from '../platform/crypto';
import { database } from '../platform/database';
import { getEnv } from '../platform/env';
import type { AccountLink, AccountLinkPurpose, Prisma } from '../platform/generated/client';
import type { Tx } from '../platform/transact';
import { accountLinkMs } from './limits';

const paths: Record<AccountLinkPurpose, string> = {
  RESET_PASSWORD: 'reset-password',
  RESET_TWO_FACTOR: 'reset-two-factor',
  CONFIRM_EMAIL: 'confirm-email',
};

/** What a link of purpose CONFIRM_EMAIL is to bring into force, and who asked for it. */
export type EmailChange = { email: string; requestedById: string; projectId: string };

/** Makes a link for a person; a newer one voids those before it. */
export async function createAccountLink(
  tx: Tx,
  ctx: RequestContext,
  userId: string,
  purpose: AccountLinkPurpose,
  change?: EmailChange,
): Promise<{ link: string; expiresAt: Date }> {
  const token = randomToken();
  const expiresAt = new Date(ctx.now.getTime() + accountLinkMs);
  // Of two requests at once the later waits, and so finds and voids the link of the other.
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  await voidAccountLinks(tx, userId, ctx.now, purpose);
  await tx.accountLink.create({
    data: {
      digest: digestToken(token),
      userId,
      purpose,
      ...change,
      createdAt: ctx.now,
      expiresAt,
    },
  });
  return { link: `${getEnv().APP_URL}/${paths[purpose]}/${token}`, expiresAt };
}

/** Ends the links of a person, of one purpose or of all. @returns how many */
export async function voidAccountLinks(
  tx: Tx,
  userId: string,
  now: Date,
  purpose?: AccountLinkPurpose,
): Promise<number> {
  const { count } = await tx.accountLink.updateMany({
    where: { userId, purpose, usedAt: null, voidedAt: null },
    data: { voidedAt: now },
  });
  return count;
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
  const link = await findOpenLink(database(), token, purpose, now);
  return link?.user ?? null;
}

/** A link with its person, while it works. Looking spends nothing. */
export async function findOpenLink(
  db: Pick<Tx, 'accountLink'>,
  token: string,
  purpose: AccountLinkPurpose,
  now: Date,
): Promise<(AccountLink & { user: LinkedUser }) | null> {
  return db.accountLink.findFirst({
    where: openLink(token, purpose, now),
    include: { user: true },
  });
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
